import { describe, expect, it } from 'vitest';
import { measured, type Figure } from '../../bench/figure';

const figure = (value: number, goal?: number): Figure => ({
  name: 'a.figure',
  meaning: 'what it is',
  ...(goal !== undefined && { goal }),
  measure: () => Promise.resolve(value),
});

describe('a figure', () => {
  it('is met up to and including its goal', async () => {
    expect((await measured(figure(2, 2))).met).toBe(true);
    expect((await measured(figure(2.01, 2))).met).toBe(false);
  });

  it('without a goal is neither met nor missed', async () => {
    expect(await measured(figure(300))).toEqual({ name: 'a.figure', meaning: 'what it is', value: 300 });
  });

  it('that is no number is an error, not a goal met or missed', async () => {
    await expect(measured(figure(Number.NaN, 1))).rejects.toThrow('a.figure came to NaN');
  });
});
