/**
 * `node scripts/package.mjs [--out FILE]`: builds for release and packs `git-providers.vsix`. The package is put
 * together in a folder of its own, so that neither a build for development nor a running test gets mixed into it.
 */
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { node24 } from './node24.mjs';
import { notices } from './notices.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { copyShippedFiles } from './shippedFiles.mjs';
import { step } from './step.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'git-providers.vsix') } },
});

const folder = await realpath(await mkdtemp(join(tmpdir(), 'git-providers-package-')));
try {
  await copyShippedFiles(root, folder, { bundles: false });
  await cp(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));
  const metafiles = await build({ production: true, outdir: join(folder, 'dist') });
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices(metafiles));
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // The manifest names no repository: links in the README stay as they are written.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await step('Packing the extension', () =>
    run(node24(), [vsce, 'package', ...options, '--out', resolve(values.out)], { cwd: folder }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
