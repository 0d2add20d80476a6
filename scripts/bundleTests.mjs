import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder, root } from './paths.mjs';

/**
 * Bundles the suites of test/vscode, one file each, and answers with the entry that VS Code loads.
 *
 * @returns {Promise<string>}
 */
export async function bundleTests() {
  const { build } = await import('esbuild');
  const source = join(root, 'test', 'vscode');
  const target = join(outFolder, 'test', 'vscode');
  const suites = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.test.ts'));
  await rm(target, { recursive: true, force: true });
  await build({
    entryPoints: [join(source, 'index.ts'), ...suites.map((name) => join(source, name))],
    outbase: source,
    outdir: target,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(target, 'index.js');
}
