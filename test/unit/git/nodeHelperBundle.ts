import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the helper for Node as the build does, and gives its path. */
export async function nodeHelperBundle(directory: string): Promise<string> {
  const outfile = join(directory, 'credentialHelper.js');
  await build({
    entryPoints: [join(import.meta.dirname, '../../../src/git/credentialHelper.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}
