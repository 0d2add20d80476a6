/**
 * `node scripts/lint.mjs`: ESLint, Prettier, Knip (files, exports and packages that nothing uses) and the type checker
 * over everything, all at once; each says what it found, in this order.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { node24 } from './node24.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';

await install();
const projects = ['tsconfig.json', 'webview/tsconfig.json'].filter((file) => existsSync(join(root, file)));
const checks = [
  ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['prettier/bin/prettier.cjs', '--check', '.'],
  ['knip/bin/knip.js', '--no-config-hints'],
  ...projects.map((file) => ['typescript/bin/tsc', '--noEmit', '-p', file]),
];
const results = checks.map(([program, ...args]) => ({
  title: `${program.split('/')[0]} ${args.join(' ')}`,
  done: run(node24(), [join(root, 'node_modules', program), ...args], {
    cwd: root,
    check: false,
    quiet: true,
  }),
}));
for (const { title, done } of results) {
  const { code, output } = await done;
  console.log(`\n── ${title} ──\n${output}`.trimEnd());
  if (code !== 0) process.exitCode = 1;
}
console.log(process.exitCode ? '\nlint failed' : '\nlint passed');
