import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { addOlderParts, nodeOf } from './olderVscode.mjs';
import { cacheFolder, root } from './paths.mjs';
import { step } from './step.mjs';
import { withLock } from './withLock.mjs';

/** VS Code 1.139.1 as code-server packs it for npm. */
const currentVersion = '4.139.1';

/** VS Code 1.103.2: the version that `engines.vscode` promises at least. */
export const oldestVersion = '4.103.2';

/**
 * Installs a whole VS Code from npm (code-server), once, and answers with the Node and the script that start it, and
 * with VS Code's own server below it.
 * It is put together under another name and renamed when it is complete: half an install is never used.
 *
 * @param {string} [version] of the npm package `code-server`
 * @returns {Promise<{ node: string, entry: string, server: string }>}
 */
export async function embeddedVscode(version = currentVersion) {
  const folder = join(cacheFolder, `code-server-${version}`);
  const codeServer = join(folder, 'node_modules', 'code-server');
  const entry = join(codeServer, 'out', 'node', 'entry.js');
  const server = join(codeServer, 'lib', 'vscode', 'out', 'server-main.js');
  if (existsSync(entry)) return { node: nodeOf(folder), entry, server };
  await withLock(`code-server-${version}`, async () => {
    if (existsSync(entry)) return;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    // Older versions ask for an argon2 that has to be compiled; it only hashes passwords, which nobody sets here.
    await writeFile(join(partial, 'package.json'), '{ "overrides": { "argon2": "^0.44.0" } }\n');
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
    await addOlderParts(partial);
    await replaceNativeParts(join(vscode, 'node_modules'));
    await rename(partial, folder);
  });
  return { node: nodeOf(folder), entry, server };
}

/**
 * Some packages have to be compiled, and an extension host does not start or complains without them. The watchdog
 * would end it when the server dies, which the supervisor does as well; it has another name in older versions.
 */
async function replaceNativeParts(modules) {
  const watchdog = 'exports.start = () => {};\nexports.exit = process.exit;\n';
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    await replacePackage(join(modules, name), 'index.js', watchdog);
  }
  const spdlog = await readFile(join(root, 'scripts', 'plainSpdlog.mjs'), 'utf8');
  await replacePackage(join(modules, '@vscode', 'spdlog'), 'index.mjs', spdlog);
}

async function replacePackage(folder, main, code) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ main }));
  await writeFile(join(folder, main), code);
}
