import { describe, expect, it } from 'vitest';
import { median } from '../../bench/median';
import { sideBySide, timesSideBySide } from '../../bench/sideBySide';

function contestant<Name extends string>(name: Name, log: string[], settles = false) {
  const run = () => {
    log.push(name);
    return Promise.resolve();
  };
  const settle = () => {
    log.push(`${name} settles`);
    return Promise.resolve();
  };
  return { name, run, ...(settles && { settle }) };
}

describe('things that are compared side by side', () => {
  it('take turns, the other way round in every second round', async () => {
    const log: string[] = [];
    await sideBySide([contestant('one', log), contestant('other', log)], { rounds: 3, warmUp: 0 });
    expect(log).toEqual(['one', 'other', 'other', 'one', 'one', 'other']);
  });

  it('are counted in the rounds after the warm-up alone', async () => {
    const log: string[] = [];
    const timesOf = await timesSideBySide([contestant('one', log)], { rounds: 4, warmUp: 2 });
    expect(log).toHaveLength(6);
    expect(timesOf('one')).toHaveLength(4);
  });

  it('settle after each turn, in time that is not counted', async () => {
    const log: string[] = [];
    const slow = {
      ...contestant('slow', log, true),
      settle: () => new Promise<void>((resolve) => setTimeout(resolve, 200)),
    };
    const medianOf = await sideBySide([slow, contestant('next', log)], { rounds: 1, warmUp: 0 });
    expect(log).toEqual(['slow', 'next']);
    expect(medianOf('slow')).toBeLessThan(200);
  });
});

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});
