import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { node24 } from './node24.mjs';
import { npm } from './npm.mjs';

const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--omit=dev'];

/** The first node-pty that npm carries with native parts for every platform; its interface has not changed. */
const prebuiltPty = 'node-pty@1.2.0-beta.15';

/**
 * Adds what an older VS Code lacks where nothing is compiled: terminals, and before 1.125 the Node 22 that its
 * extension host needs. There is a package with that for Linux only.
 *
 * @param {string} folder in which code-server is being installed
 */
export async function addOlderParts(folder) {
  const codeServer = join(folder, 'node_modules', 'code-server');
  const vscode = join(codeServer, 'lib', 'vscode');
  if (!existsSync(join(vscode, 'node_modules', 'node-pty', 'prebuilds'))) {
    await npm(['install', ...flags, prebuiltPty], vscode);
  }
  const { engines } = JSON.parse(await readFile(join(codeServer, 'package.json'), 'utf8'));
  if (engines.node !== '22' || process.platform !== 'linux') return;
  await npm(
    ['install', ...flags, `node-linux-${process.arch}@22`, '--prefix', join(folder, 'node22')],
    folder,
  );
}

/**
 * The Node that an installed VS Code runs on.
 *
 * @param {string} folder in which code-server is installed
 */
export function nodeOf(folder) {
  const older = join(folder, 'node22', 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  return existsSync(older) ? older : node24();
}
