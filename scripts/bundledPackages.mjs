import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** The folder of a package in the path of a file that a bundle is made of: the innermost `node_modules/<name>`. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
const licenceFile = /^(licen[sc]e|copying|copyrightnotice|notices?)([.-].*)?$/i;

/**
 * The packages of which something is in a bundle, by name and version, each with the texts of its licence.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {readonly { name: string, version: string, licence: string, author: string, texts: readonly string[] }[]}
 */
export function bundledPackages(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).map((output) => output.inputs));
  const folders = inputs.flatMap((each) =>
    Object.entries(each)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([file]) => packageFolder.exec(file)?.[0] ?? []),
  );
  const found = [...new Set(folders)].map((folder) => readPackage(join(root, folder)));
  const unique = new Map(found.map((each) => [`${each.name}@${each.version}`, each]));
  return [...unique.keys()].sort().map((key) => unique.get(key));
}

function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((name) => licenceFile.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license,
    author: typeof manifest.author === 'string' ? manifest.author : (manifest.author?.name ?? ''),
    texts: files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim()),
  };
}
