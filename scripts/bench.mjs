/**
 * `node scripts/bench.mjs [--json FILE] [--only NAME[,NAME…]]`: measures what users would notice, side by side with
 * what it competes with, and prints each figure beside its goal. A goal that is missed is a line to read, not a
 * failure. docs/performance.md says what each figure is made of.
 */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { bundleBench } from './bundleBench.mjs';
import { chromium } from './chromium.mjs';
import { embeddedVscode } from './embeddedVscode.mjs';
import { install } from './install.mjs';
import { node24 } from './node24.mjs';
import { outFolder, root } from './paths.mjs';
import { run } from './run.mjs';
import { copyShippedFiles } from './shippedFiles.mjs';
import { step } from './step.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });

await install();
const { node, entry } = await embeddedVscode();
await chromium();
await mkdir(outFolder, { recursive: true });
const folder = await mkdtemp(join(outFolder, 'bench-'));
try {
  const extension = join(folder, 'extension');
  await copyShippedFiles(root, extension, { bundles: false });
  await build({ production: true, outdir: join(extension, 'dist') });
  const { size } = await stat(join(extension, 'dist', 'extension.js'));
  const vscode = join(dirname(dirname(dirname(entry))), 'lib', 'vscode');
  const gitExtension = join(vscode, 'extensions', 'git', 'dist');
  const figures = await measure({ eagerBytes: size, node, gitExtension, extension });
  console.log(`\n${table(figures)}`);
  if (values.json !== undefined)
    await writeFile(resolve(values.json), `${JSON.stringify(figures, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** In a process of its own, on the Node that VS Code has. */
async function measure(context) {
  const { program, ...programs } = await bundleBench(folder);
  const answer = join(folder, 'figures.json');
  const words = [JSON.stringify({ ...context, ...programs }), answer, values.only ?? ''];
  await step('Measuring', () => run(node24(), ['--expose-gc', program, ...words]));
  return JSON.parse(await readFile(answer, 'utf8'));
}

function table(figures) {
  const rows = figures.map(({ name, meaning, value, goal, met }) => [
    name,
    value.toFixed(2),
    goal === undefined ? 'no goal' : `≤ ${goal}`,
    goal === undefined ? '' : met ? 'met' : 'NOT MET',
    meaning,
  ]);
  const all = [['name', 'value', 'goal', '', 'what it is'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
