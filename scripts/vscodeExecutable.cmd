@echo off
node "%~dp0vscodeExecutable.mjs" %*
