import { describe, expect, it } from 'vitest';
import { withSecondRun } from '../../../scripts/withSecondRun.mjs';

const file = (path: string, passed: number, failed = 0, skipped = 0) => ({ path, passed, failed, skipped });

describe('a run of tests', () => {
  it('sums up its files', () => {
    const files = [file('a.test.ts', 3), file('b.test.ts', 2, 0, 1)];
    expect(withSecondRun({ ok: true, files })).toEqual({ passed: 5, failed: 0, skipped: 1 });
  });

  it('has failed where an error belongs to no test', () => {
    expect(withSecondRun({ ok: false, files: [file('a.test.ts', 3)] }).failed).toBe(1);
  });

  it('has failed where it was not run again', () => {
    expect(withSecondRun({ ok: false, files: [file('a.test.ts', 3, 2)] })).toMatchObject({
      passed: 3,
      failed: 2,
    });
  });
});

describe('a second run', () => {
  const first = { ok: false, files: [file('a.test.ts', 3), file('b.test.ts', 1, 4)] };

  it('counts for the files that failed, and for no other', () => {
    const second = { ok: true, files: [file('b.test.ts', 5)] };
    expect(withSecondRun(first, second)).toEqual({ passed: 8, failed: 0, skipped: 0 });
  });

  it('does not make well what fails again', () => {
    const second = { ok: false, files: [file('b.test.ts', 4, 1)] };
    expect(withSecondRun(first, second)).toMatchObject({ passed: 7, failed: 1 });
  });

  it.each([
    ['leaves a file out', { ok: true, files: [] }, 4],
    ['ends with an error that belongs to no test', { ok: false, files: [file('b.test.ts', 5)] }, 1],
  ])('that %s makes nothing well', (_, second, failed) => {
    expect(withSecondRun(first, second).failed).toBe(failed);
  });
});
