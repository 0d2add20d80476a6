#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code's executable where that cannot be had: takes the flags that
 * `@vscode/test-electron` gives, runs the tests inside the extension host of an embedded VS Code, prints what they
 * print and ends with their exit code.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { URLSearchParams } from 'node:url';
import { format, parseArgs } from 'node:util';
import { chromium as playwright } from 'playwright-core';
import { chromium } from './chromium.mjs';
import { outFolder } from './paths.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

/** An extension host that never reports an end counts as failed after this many milliseconds. */
const timeLimit = Number(process.env.GIT_PROVIDERS_TEST_MINUTES ?? 10) * 60_000;

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: text, extensionTestsPath: text, 'user-data-dir': text, version: text },
});

const windowLog = join(outFolder, 'reports', 'vscode-window.log');
await mkdir(dirname(windowLog), { recursive: true });
writeFileSync(windowLog, '');

const directory = await mkdtemp(join(tmpdir(), 'gp-'));
let code = 1;
try {
  code = await runInside();
} catch (error) {
  console.error(error);
  console.error(`What VS Code itself complained of is in ${windowLog}`);
} finally {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(code);

async function runInside() {
  const folder = positionals[0] === undefined ? join(directory, 'workspace') : resolve(positionals[0]);
  await mkdir(folder, { recursive: true });
  const server = await startVscodeServer({
    directory,
    settings: await settings(),
    smokeTest: true,
    ...(typeof values.version === 'string' ? { version: values.version } : {}),
  });
  const context = await playwright.launchPersistentContext(join(directory, 'browser'), await chromium());
  try {
    return await runPage(context.pages()[0] ?? (await context.newPage()), server.origin, folder);
  } finally {
    await context.close();
    await server.dispose();
  }
}

async function runPage(page, origin, folder) {
  let timer;
  const exit = new Promise((resolveExit, reject) => {
    void page.exposeFunction('codeAutomationExit', (exitCode) => resolveExit(exitCode));
    page.on('close', () => reject(new Error('The page of VS Code closed before the tests ended')));
    page.on('crash', () => reject(new Error('The page of VS Code crashed')));
    timer = setTimeout(
      () => reject(new Error(`The tests did not end within ${timeLimit / 60_000} minutes`)),
      timeLimit,
    );
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => print(type, args));
  try {
    await page.goto(address(origin, folder));
    return await exit;
  } finally {
    clearTimeout(timer);
  }
}

function address(origin, folder) {
  const remote = (path) => `vscode-remote://${new URL(origin).host}${resolve(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(values.extensionDevelopmentPath)],
    ['extensionTestsPath', remote(values.extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  return `${origin}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

/**
 * What the extension host prints arrives as `%c INFO`, a colour, and then its own format and arguments. Warnings and
 * errors are mostly VS Code's own (there is no network for it): they go to a file beside the reports.
 */
function print(type, args) {
  const own = String(args[0]).startsWith('%c') ? args.slice(2) : args;
  const line = format(...own);
  if (type === 'log' || type === 'info') console.log(line);
  else appendFileSync(windowLog, `${type}: ${line}\n`);
}

/** Older Git extensions open a repository outside of the workspace, as tests have it, only with this setting. */
async function settings() {
  const own = { 'git.openRepositoryInParentFolders': 'always' };
  const folder = values['user-data-dir'];
  if (typeof folder !== 'string') return own;
  const file = await readFile(join(folder, 'User', 'settings.json'), 'utf8').catch(() => '{}');
  return { ...own, ...JSON.parse(file) };
}
