import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedVscode } from './embeddedVscode.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { copyShippedFiles } from './shippedFiles.mjs';

/**
 * Installs a packed extension as a user does.
 *
 * @param {string} directory the server's, see `startVscodeServer`
 * @param {string} vsix
 * @param {string} [version] of the embedded VS Code
 */
export async function installVsix(directory, vsix, version) {
  const [data, extensions] = [join(directory, 'data'), join(directory, 'extensions')];
  const args = ['--user-data-dir', data, '--extensions-dir', extensions, '--install-extension', vsix];
  const { node, entry } = await embeddedVscode(version);
  await run(node, [entry, ...args], { quiet: true });
}

/**
 * Installs a built extension into a VS Code's extensions folder by copying it, as unpacking its package would: a
 * build that runs meanwhile does not change what is under test.
 *
 * @param {string} extensionsFolder
 * @param {string} [source] folder of the extension, the repository unless given
 * @returns {Promise<string>} where it is installed
 */
export async function installExtension(extensionsFolder, source = root) {
  const manifest = await readJson(join(source, 'package.json'));
  if (manifest === undefined) throw new Error(`${source} holds no package.json`);
  const id = `${manifest.publisher}.${manifest.name}`.toLowerCase();
  const folderName = `${id}-${manifest.version}`;
  const target = join(extensionsFolder, folderName);
  await mkdir(extensionsFolder, { recursive: true });
  await rm(target, { recursive: true, force: true });
  await copyShippedFiles(source, target, { bundles: true });
  await register(extensionsFolder, { id, version: manifest.version, folderName, target });
  return target;
}

/** VS Code loads what `extensions.json` names; it scans the folder only where that file is missing. */
async function register(extensionsFolder, { id, version, folderName, target }) {
  const file = join(extensionsFolder, 'extensions.json');
  const others = ((await readJson(file)) ?? []).filter((entry) => entry.identifier.id !== id);
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, path: target, scheme: 'file' },
    relativeLocation: folderName,
    metadata: { installedTimestamp: 0, source: 'vsix' },
  };
  await writeFile(file, JSON.stringify([...others, entry]));
}

async function readJson(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
