import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '../../../src/core/provider/provider';
import type { RowsChange } from '../../../src/shared/dashboard/dashboardContract';
import type { DashboardRow } from '../../../src/shared/dashboard/dashboardRow';
import { inBursts } from '../../../src/ui/dashboard/inBursts';
import { createRowFeed } from '../../../src/ui/dashboard/rowFeed';
import { createShownTimes } from '../../../src/ui/dashboard/shownTimes';
import { noon, sample } from '../core/sampleProviders';

describe('work that is done in bursts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done once for everything that comes together, and at most every pause', async () => {
    const times: number[] = [];
    const began = Date.now();
    const bursts = inBursts(() => Promise.resolve(void times.push(Date.now() - began)), 250);
    for (let poke = 0; poke < 100; poke++) {
      bursts.poke();
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times).toEqual([50, 300, 550, 800, 1050]);
  });

  it('is never done twice at once, and once more for what came meanwhile', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      running--;
      done++;
    };
    const bursts = inBursts(work, 250);
    bursts.poke();
    await vi.advanceTimersByTimeAsync(500);
    bursts.poke();
    bursts.poke();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([most, done]).toEqual([1, 2]);
  });

  it('is not done after the end', async () => {
    const work = vi.fn(() => Promise.resolve());
    const bursts = inBursts(work, 250);
    bursts.poke();
    bursts.dispose();
    bursts.poke();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work).not.toHaveBeenCalled();
  });
});

describe('the feed of rows', () => {
  function rowOf({ id, name }: Provider): DashboardRow {
    return {
      id,
      name,
      state: 'connected',
      stateLabel: 'Connected',
      host: 'github.com',
      deployment: 'GitHub',
      isDefault: false,
      scope: 'User',
      expiry: { label: 'Never', tone: 'calm' },
      age: { label: '1 day', days: 1, tone: 'calm' },
      projects: 0,
    };
  }

  function feedOf(first: readonly Provider[]) {
    let providers = first;
    const told: RowsChange[] = [];
    const batches: number[] = [];
    const feed = createRowFeed({
      current: () => ({ providers, byId: new Map(providers.map((each) => [each.id, each])) }),
      read: (some) => {
        batches.push(some.length);
        return Promise.resolve(some.map(rowOf));
      },
      tell: (change) => told.push(change),
      failed: (cause) => {
        throw cause;
      },
    });
    return { feed, told, batches, set: (next: readonly Provider[]) => (providers = next) };
  }

  it('gives the first rows at once, and tells of the others in batches', async () => {
    const providers = Array.from({ length: 250 }, () => sample('https://github.com'));
    const { feed, told, batches } = feedOf(providers);
    const { rows, total } = await feed.open();
    expect([rows.length, total]).toEqual([100, 250]);
    await expect.poll(() => told.map(({ changed }) => changed.length)).toEqual([100, 50]);
    expect(Math.max(...batches)).toBe(100);
    feed.dispose();
  });

  it('tells only of rows that have changed, and of those that are gone', async () => {
    const [one, two, three] = [1, 2, 3].map(() => sample('https://github.com')) as [
      Provider,
      Provider,
      Provider,
    ];
    const { feed, told, set } = feedOf([one, two]);
    await feed.open();
    const renamed = { ...one, name: 'Renamed' };
    set([renamed, three]);
    feed.changed();
    await expect.poll(() => told).toHaveLength(1);
    expect(told).toEqual([{ changed: [rowOf(renamed), rowOf(three)], removed: [two.id], total: 2 }]);
    feed.changed(three.id);
    set([renamed]);
    await expect.poll(() => told).toHaveLength(2);
    expect(told[1]).toEqual({ changed: [], removed: [three.id], total: 1 });
    feed.dispose();
  });

  it('tells a page that was loaded again everything once more', async () => {
    const { feed } = feedOf([sample('https://github.com')]);
    expect((await feed.open()).rows).toHaveLength(1);
    expect((await feed.open()).rows).toHaveLength(1);
    feed.dispose();
  });
});

describe('a time in words', () => {
  const times = createShownTimes('en');
  const at = (seconds: number) => times.relative(new Date(noon.getTime() + seconds * 1000), noon);

  it.each([
    [0, 'now'],
    [-59, 'now'],
    [-60, '1 minute ago'],
    [-3_599, '59 minutes ago'],
    [-90_000, '1 day ago'],
    [9.5 * 86_400, 'in 9 days'],
    [300 * 86_400, 'in 300 days'],
    [800 * 86_400, 'in 2 years'],
  ])('is in the largest unit of which one is full (%d s)', (seconds, words) => {
    expect(at(seconds)).toBe(words);
  });

  it('is in the language of the user', () => {
    const chinese = createShownTimes('zh-cn');
    expect(chinese.relative(new Date(noon.getTime() - 300_000), noon)).toBe('5分钟前');
  });
});
