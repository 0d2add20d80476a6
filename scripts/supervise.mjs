import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Starts a program that ends with this process, however this process ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, logFile: string }} options what it prints is appended to `logFile`
 */
export function supervise(command, args, { env, logFile }) {
  const log = openSync(logFile, 'a');
  const supervisor = spawn(process.execPath, [join(root, 'scripts', 'supervisor.mjs'), command, ...args], {
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  supervisor.stdin.on('error', () => {});
  const exited = new Promise((resolve, reject) => {
    supervisor.on('error', reject);
    supervisor.on('exit', (code) => resolve(code ?? 1));
  });
  exited.catch(() => {});
  return {
    /** Settles when nothing of the program is left, with its exit code. */
    exited,
    async end() {
      supervisor.stdin.end();
      await exited;
    },
  };
}
