import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What of the repository an installed extension consists of, besides its bundles. */
const shipped = /^(package\.json|package\.nls(\..+)?\.json|media|l10n|api|README\.md|CHANGELOG\.md|LICENSE)$/;

/**
 * Copies the files that an installed extension consists of; its `dist` only where `bundles` asks for it.
 *
 * @param {string} source
 * @param {string} target
 * @param {{ bundles: boolean }} options
 */
export async function copyShippedFiles(source, target, { bundles }) {
  await mkdir(target, { recursive: true });
  const names = (await readdir(source)).filter((name) => shipped.test(name) || (bundles && name === 'dist'));
  for (const name of names) await cp(join(source, name), join(target, name), { recursive: true });
}
