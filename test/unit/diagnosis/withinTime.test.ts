import { describe, expect, it } from 'vitest';
import { withinTime } from '../../../src/core/diagnosis/withinTime';

const forever = new Promise<never>(() => undefined);

describe('a step with a time limit', () => {
  it('gives what it comes to', async () => {
    const { signal } = new AbortController();
    expect(await withinTime(1000, signal, () => Promise.resolve({ answer: 42 }))).toEqual({ answer: 42 });
  });

  it('counts as timed out where it does not end, and is told so', async () => {
    let told: AbortSignal | undefined;
    const result = await withinTime(20, new AbortController().signal, (signal) => {
      told = signal;
      return forever;
    });
    expect(result).toEqual({ timedOut: true, seconds: 1 });
    expect(told?.aborted).toBe(true);
  });

  it('ends at once when all is cancelled, also where it does not listen', async () => {
    const abort = new AbortController();
    const step = withinTime(60_000, abort.signal, () => forever);
    abort.abort(new Error('enough'));
    await expect(step).rejects.toThrow('enough');
  });

  it('does not begin where all was cancelled before', async () => {
    let begun = false;
    const work = () => {
      begun = true;
      return Promise.resolve({});
    };
    await expect(withinTime(1000, AbortSignal.abort(), work)).rejects.toThrow('aborted');
    expect(begun).toBe(false);
  });

  it('lets a bug through', async () => {
    const bug = () => Promise.reject(new TypeError('a bug'));
    await expect(withinTime(1000, new AbortController().signal, bug)).rejects.toThrow('a bug');
  });
});
