/**
 * `node scripts/bench.mjs [--json FILE]`: measures what users would notice, side by side with what it competes with,
 * and prints each figure beside its goal. A goal that is missed is a line to read, not a failure.
 */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { embeddedVscode } from './embeddedVscode.mjs';
import { install } from './install.mjs';
import { node24 } from './node24.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

await install();
const { node, entry } = await embeddedVscode();
const folder = await mkdtemp(join(tmpdir(), 'git-providers-bench-'));
try {
  await build({ production: true, outdir: join(folder, 'dist') });
  const { size } = await stat(join(folder, 'dist', 'extension.js'));
  const vscode = join(dirname(dirname(dirname(entry))), 'lib', 'vscode');
  const gitExtension = join(vscode, 'extensions', 'git', 'dist');
  const figures = await measure({ eagerBytes: size, node, gitExtension });
  console.log(`\n${table(figures)}`);
  if (values.json !== undefined)
    await writeFile(resolve(values.json), `${JSON.stringify(figures, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** In a process of its own, on the Node that VS Code has. */
async function measure(context) {
  const { build: bundle } = await import('esbuild');
  const [program, answer] = [join(folder, 'bench.mjs'), join(folder, 'figures.json')];
  await bundle({
    stdin: {
      contents: `
        import { writeFileSync } from 'node:fs';
        import { runBench } from './test/bench/runBench';
        const [context, answer] = process.argv.slice(2);
        writeFileSync(answer, JSON.stringify(await runBench(JSON.parse(context))));`,
      resolveDir: root,
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['./client'],
    logLevel: 'warning',
  });
  await step('Measuring', () => run(node24(), [program, JSON.stringify(context), answer]));
  return JSON.parse(await readFile(answer, 'utf8'));
}

function table(figures) {
  const rows = figures.map(({ name, meaning, value, goal, met }) => [
    name,
    value.toFixed(2),
    `≤ ${goal}`,
    met ? 'met' : 'NOT MET',
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
