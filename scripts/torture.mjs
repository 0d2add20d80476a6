/**
 * `node scripts/torture.mjs [--short] [--only NAME] [--seed N] [--markdown]`: does to the product what users' machines
 * do to it at their worst, and prints what became of it. Exit code 1 where it did not stand it. `--markdown` writes
 * the table into docs/reliability.md; `--short` does a fiftieth of everything.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { outFolder } from './paths.mjs';
import { run as runProgram } from './run.mjs';
import { step } from './step.mjs';
import { bundleTorture } from './bundleTorture.mjs';
import { startProgram } from './tortureProgram.mjs';
import { printedTable, writeTable } from './tortureTable.mjs';

/** Seconds for all of it. */
const wholeLimit = 600;
/** The long form lets every subject have the machine for itself. */
const shortAtOnce = 3;
const markName = 'GIT_PROVIDERS_TORTURE';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    seed: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? randomBytes(3).readUIntBE(0, 3));
if (!Number.isSafeInteger(seed)) throw new Error('--seed wants a whole number.');
if (values.markdown && (values.short || values.only !== undefined))
  throw new Error('--markdown wants the whole of it: the page says what was done.');

await install();
const { default: pLimit } = await import('p-limit');
await mkdir(outFolder, { recursive: true });
// Below the repository, whose packages the programs import.
const programs = await mkdtemp(join(outFolder, 'torture-'));
const run = await mkdtemp(join(tmpdir(), 'torture-'));
const rows = [];
for (const signal of ['SIGINT', 'SIGTERM']) {
  // The programs end with this one.
  process.once(signal, () => {
    for (const folder of [programs, run]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(130);
  });
}
try {
  await bundleTorture(programs);
  await torture();
} finally {
  await unmountIn(run);
  await Promise.all(
    [programs, run].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })),
  );
}
console.log(`\nSeed ${seed}\n\n${printedTable(rows)}`);
if (values.markdown) await writeTable(rows, seed);
process.exitCode = rows.some(({ result }) => result === 'FAILED') ? 1 : 0;

async function torture() {
  const canary = `canary${randomBytes(12).toString('hex')}`;
  const mark = randomBytes(8).toString('hex');
  const options = { programs, run, env: { [markName]: mark } };
  const { subjects } = await startProgram('runSubject', 'list', options).answer({ kind: 'list' }, 30);
  const unknown = (values.only ?? []).filter((name) => !subjects.some((subject) => subject.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}: ${subjects.map(({ name }) => name).join(', ')}`);
  const chosen = subjects.filter(({ name }) => values.only?.includes(name) ?? true);
  const watch = startProgram('watchProcesses', 'watch', { ...options, env: {} });
  watch.tell({ canary, mark, markName });
  const end = Date.now() + wholeLimit * 1000;
  const tortureBy = async ({ name, meaning, limit }, seen) => {
    const begun = Date.now();
    const left = Math.max(1, Math.min(limit, (end - begun) / 1000));
    const program = startProgram('runSubject', name, options);
    const { directory } = program;
    const order = {
      name,
      directory,
      programs,
      canary,
      seed,
      run,
      seen: seen.found,
      short: values.short,
      seconds: left,
    };
    const outcome = await step(`${name}: ${meaning}`, () =>
      program.answer({ kind: 'run', ...order }, left),
    ).catch((cause) => ({ kind: 'failed', why: cause.message }));
    const row = rowOf(name, meaning, outcome, seen.told, (Date.now() - begun) / 1000);
    console.log(`  ${name} ${row.result}: ${row.done}`);
    return row;
  };
  // The search comes when all else has come to its end.
  const work = chosen.filter(({ name }) => name !== 'canary');
  const limit = pLimit(values.short ? shortAtOnce : 1);
  const nothing = { found: [], told: '' };
  rows.push(...(await Promise.all(work.map((subject) => limit(() => tortureBy(subject, nothing))))));
  const { found, looks, processes, programs: names } = await watch.answer('what did you see?', 30);
  const told = `; ${processes} processes (${names.join(', ')}) seen in ${looks} looks`;
  const search = chosen.find(({ name }) => name === 'canary');
  if (search !== undefined) rows.push(await tortureBy(search, { found, told }));
}

/** A subject that was ended for hanging has left its disk behind. */
async function unmountIn(folder) {
  if (process.platform !== 'linux') return;
  const mounts = (await readFile('/proc/self/mounts', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  for (const mount of mounts.filter((path) => path.startsWith(`${folder}/`))) {
    await runProgram('umount', ['-l', mount], { check: false });
  }
}

function rowOf(name, meaning, outcome, watched, seconds) {
  switch (outcome.kind) {
    case 'done':
      return { name, meaning, done: outcome.done + watched, result: 'passed', seconds };
    case 'skipped':
      return { name, meaning, done: outcome.why, result: 'skipped', seconds };
    default:
      return { name, meaning, done: outcome.why, result: 'FAILED', seconds };
  }
}
