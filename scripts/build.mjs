import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { root } from './paths.mjs';
import { step } from './step.mjs';
import { isMain } from './isMain.mjs';

/**
 * Builds the extension into `dist/`, or into another folder by its absolute path; gives what esbuild says of each
 * bundle.
 *
 * @param {{ production?: boolean, outdir?: string }} [options]
 */
export async function build(options = {}) {
  await install();
  const bundler = await import(pathToFileURL(`${root}/esbuild.js`).href);
  return step('Building the extension', () => bundler.build(options));
}

if (isMain(import.meta.url)) await build({ production: process.argv.includes('--production') });
