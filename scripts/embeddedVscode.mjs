import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { cacheFolder, root } from './paths.mjs';
import { step } from './step.mjs';
import { withLock } from './withLock.mjs';

/** VS Code 1.139.1 as code-server packs it for npm. */
export const currentVersion = '4.139.1';

/**
 * Installs a whole VS Code from npm (code-server), once, and answers with the script that starts it.
 * It is put together under another name and renamed when it is complete: half an install is never used.
 *
 * @param {string} [version] of the npm package `code-server`
 * @returns {Promise<string>}
 */
export async function embeddedVscode(version = currentVersion) {
  const folder = join(cacheFolder, `code-server-${version}`);
  const entry = join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
  if (existsSync(entry)) return entry;
  await withLock(`code-server-${version}`, async () => {
    if (existsSync(entry)) return;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    const vscode = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
    const production = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    await step(`Fetching VS Code (code-server ${version}, 830 MB unpacked, once)`, () =>
      npm(
        ['install', '--ignore-scripts', '--force', '--no-audit', '--no-fund', `code-server@${version}`],
        partial,
      ),
    );
    await step('Fetching the parts of VS Code', () => npm(production, vscode));
    await step("Fetching the parts of VS Code's own extensions", () =>
      npm(production, join(vscode, 'extensions')),
    );
    await replaceNativeParts(join(vscode, 'node_modules', '@vscode'));
    await rename(partial, folder);
  });
  return entry;
}

/** Two packages need a compiler, and VS Code complains at every start without them. */
async function replaceNativeParts(folder) {
  for (const name of ['spdlog', 'native-watchdog']) {
    await rm(join(folder, name), { recursive: true, force: true });
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(
    join(folder, 'spdlog', 'package.json'),
    '{ "name": "@vscode/spdlog", "main": "index.mjs" }\n',
  );
  await copyFile(join(root, 'scripts', 'plainSpdlog.mjs'), join(folder, 'spdlog', 'index.mjs'));
  await writeFile(join(folder, 'native-watchdog', 'package.json'), '{ "name": "@vscode/native-watchdog" }\n');
  // It would end the extension host when the server dies; the supervisor ends both.
  await writeFile(
    join(folder, 'native-watchdog', 'index.js'),
    'exports.start = () => {};\nexports.exit = process.exit;\n',
  );
}
