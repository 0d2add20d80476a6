import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherChanges, type ChangeGathering, type Changes } from '../../../src/ui/tree/gatherChanges';

describe('a burst of changes', () => {
  let told: Changes[];
  let gathering: ChangeGathering;

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    gathering = gatherChanges((changes) => told.push(changes), 40);
  });

  afterEach(() => {
    gathering.dispose();
    vi.useRealTimers();
  });

  it('is told once, with what changed in it', () => {
    for (const id of ['one', 'other', 'one']) gathering.add(id);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(told).toEqual([new Set(['one', 'other'])]);
  });

  it('that never ends is told again and again all the same', () => {
    for (let ms = 0; ms < 400; ms += 10) {
      gathering.add('one');
      vi.advanceTimersByTime(10);
    }
    expect(told.length).toBeGreaterThanOrEqual(8);
  });

  it('is everything once something in it is', () => {
    gathering.add('one');
    gathering.add();
    gathering.add('other');
    vi.advanceTimersByTime(40);
    expect(told).toEqual(['all']);
  });

  it('is forgotten with the view', () => {
    gathering.add('one');
    gathering.dispose();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });
});
