import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFigures } from '../../bench/allFigures';
import { runBench } from '../../bench/runBench';
import { root } from '../house/sourceFiles';

const nowhere = {
  eagerBytes: 0,
  node: '',
  gitExtension: '',
  extension: '',
  hostProgram: '',
  driverProgram: '',
};

/** Name and goal in each row of the first table; no goal where there is a dash. */
function documentedFigures(): readonly (readonly [string, number | undefined])[] {
  const text = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  return [...text.matchAll(/^\| `([\w.]+)` +\| (≤ ([\d.]+)|—) /gm)].map(([, name = '', , goal]) => [
    name,
    goal === undefined ? undefined : Number(goal),
  ]);
}

describe('the bench', () => {
  it('measures exactly what docs/performance.md names, against the goals that stand there', () => {
    const figures = allFigures(nowhere).map(({ name, goal }) => [name, goal] as const);
    expect(documentedFigures().toSorted()).toEqual(figures.toSorted());
    expect(figures.length).toBe(11);
  });

  it('has a section of the document for every figure', () => {
    const text = readFileSync(join(root, 'docs/performance.md'), 'utf8');
    for (const { name } of allFigures(nowhere)) expect(text).toMatch(new RegExp(`^#+ .*\`${name}\``, 'm'));
  });

  it('refuses a name that is none, and says which there are', async () => {
    await expect(runBench(nowhere, ['bundle.eagerKb'])).rejects.toThrow(
      /bundle\.eagerKb.*bundle\.eagerKB, .*form\.openMs/,
    );
  });

  it('measures only what is asked for', async () => {
    const measured = await runBench({ ...nowhere, eagerBytes: 94_000 }, ['bundle.eagerKB']);
    expect(measured).toEqual([expect.objectContaining({ name: 'bundle.eagerKB', value: 94, met: true })]);
  });
});
