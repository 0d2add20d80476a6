import { bundledPackages } from './bundledPackages.mjs';

const line = '='.repeat(100);

/** The usual text, for packages that name this licence and ship no file with it. */
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * What the licences of bundled packages want to be told to whoever gets a copy. Throws where a licence's text is not
 * to be had.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles of a release
 */
export function notices(metafiles) {
  const packages = bundledPackages(metafiles);
  const parts = packages.map((each) => `${each.name} ${each.version} (${each.licence})\n\n${textOf(each)}`);
  const head =
    'Git Providers contains parts of the following packages, under the licences that are given with them.';
  return `${[head, ...parts].join(`\n\n${line}\n\n`)}\n`;
}

function textOf({ name, licence, author, texts }) {
  if (texts.length > 0) return texts.join('\n\n');
  if (licence !== 'MIT') throw new Error(`${name} has no file with its licence, ${licence}`);
  return `Copyright (c) ${author === '' ? `the authors of ${name}` : author}\n\n${mit}`;
}
