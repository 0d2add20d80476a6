/** `node scripts/package.mjs`: builds for release and packs `git-providers.vsix`. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { node24 } from './node24.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

await build({ production: true });
const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
await step('Packing git-providers.vsix', () =>
  run(node24(), [vsce, 'package', '--no-dependencies', '-o', 'git-providers.vsix'], { cwd: root }),
);
