import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';
import { step } from './step.mjs';
import { withLock } from './withLock.mjs';

/** Brings node_modules in step with package-lock.json; does nothing where it is. */
export async function install() {
  if (await isInstalled()) return;
  await withLock('install', async () => {
    if (await isInstalled()) return;
    await step('Installing what package-lock.json names', () => npm(['ci', '--ignore-scripts'], root));
  });
}

/** npm writes `node_modules/.package-lock.json` last, so an install that was cut short does not count. */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(join(root, 'node_modules', '.package-lock.json')),
  ]);
  return Object.entries(wanted).every(([path, entry]) => {
    const version = present[path]?.version;
    return path === '' || version === entry.version || (version === undefined && entry.optional);
  });
}

async function readPackages(file) {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text).packages ?? {};
}
