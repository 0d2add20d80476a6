/**
 * `node scripts/l10n.mjs [--check]`: writes every string that the source gives to `l10n.t` into
 * `l10n/bundle.l10n.json`, and lists what the translations lack. With `--check` it writes nothing, and ends with 1
 * where the bundle or a translation does not fit the source.
 */
import { getL10nJson } from '@vscode/l10n-dev';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain } from './isMain.mjs';
import { root } from './paths.mjs';

const bundleFile = 'l10n/bundle.l10n.json';

/** The languages besides English, as VS Code names them. */
export const languages = ['zh-cn'];

/** What of `folder`, the root of a repository, is given to `l10n.t`: keys and texts in the order of the keys. */
export async function exportStrings(folder = root) {
  const sources = ['src', 'webview']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path, { recursive: true })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(path, name), 'utf8')),
    );
  // Each file costs a tenth of a second, even an empty one: what can hold a string is read as one.
  const contents = sources.filter((text) => text.includes('l10n')).join('\n');
  const strings = await getL10nJson([{ extension: '.ts', contents }]);
  return inOrder(strings);
}

/** How the files of `folder` differ from the strings of its source: one line a difference, none where all is well. */
export function findDifferences(strings, folder = root) {
  const manifestTexts = readTexts(join(folder, 'package.nls.json'));
  return [
    ...compare(bundleFile, strings, readTexts(join(folder, bundleFile))),
    ...languages.flatMap((language) => [
      ...compareKeys(`l10n/bundle.l10n.${language}.json`, strings, folder),
      ...compareKeys(`package.nls.${language}.json`, manifestTexts, folder),
    ]),
  ];
}

function compare(name, wanted, present) {
  const changed = Object.keys(wanted).filter(
    (key) => key in present && JSON.stringify(present[key]) !== JSON.stringify(wanted[key]),
  );
  return [...differences(name, wanted, present), ...changed.map((key) => `${name} has an old text: ${key}`)];
}

function compareKeys(name, wanted, folder) {
  return differences(name, wanted, readTexts(join(folder, name)));
}

function differences(name, wanted, present) {
  return [
    ...Object.keys(wanted)
      .filter((key) => !(key in present))
      .map((key) => `${name} lacks: ${key}`),
    ...Object.keys(present)
      .filter((key) => !(key in wanted))
      .map((key) => `${name} has too much: ${key}`),
  ];
}

function readTexts(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function inOrder(texts) {
  return Object.fromEntries(
    Object.keys(texts)
      .sort()
      .map((key) => [key, texts[key]]),
  );
}

if (isMain(import.meta.url)) {
  const strings = await exportStrings();
  if (!process.argv.includes('--check')) {
    writeFileSync(join(root, bundleFile), `${JSON.stringify(strings, undefined, 2)}\n`);
  }
  const found = findDifferences(strings);
  for (const line of found) console.log(line);
  console.log(
    found.length === 0
      ? `${Object.keys(strings).length} strings, all of them translated`
      : `${found.length} differences`,
  );
  if (found.length > 0) process.exitCode = 1;
}
