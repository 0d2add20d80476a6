import { describe, expect, it } from 'vitest';
import { createUsageStore } from '../../../../src/core/provider/usage';
import { memoryMemento, noon } from '../sampleProviders';

const minuteMs = 60_000;

function storeAt(begin: Date) {
  const memory = memoryMemento();
  let time = begin.getTime();
  const writes: unknown[] = [];
  const counted = {
    ...memory,
    update: (key: string, value: unknown) => {
      writes.push(value);
      return memory.update(key, value);
    },
  };
  const usage = createUsageStore(counted, () => new Date(time));
  const told: string[] = [];
  usage.onDidChange((id) => told.push(id));
  return { usage, memory, writes, told, pass: (ms: number) => (time += ms) };
}

describe('the use of a provider by Git', () => {
  it('is unknown before the first time', () => {
    expect(storeAt(noon).usage.read('one')).toBeUndefined();
  });

  it('is remembered by its instant, for each provider alone', async () => {
    const { usage, told } = storeAt(noon);
    await usage.touch('one');
    expect(usage.read('one')).toEqual(noon);
    expect(usage.read('other')).toBeUndefined();
    expect(told).toEqual(['one']);
  });

  it('is written once in ten minutes at most, however often Git asks', async () => {
    const { usage, writes, pass } = storeAt(noon);
    for (let minute = 0; minute < 30; minute++) {
      await usage.touch('one');
      pass(minuteMs);
    }
    expect(writes).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T12:10:00.000Z',
      '2026-11-22T12:20:00.000Z',
    ]);
  });

  it('is written again after the clock was set back', async () => {
    const { usage, pass } = storeAt(noon);
    await usage.touch('one');
    pass(-60 * minuteMs);
    await usage.touch('one');
    expect(usage.read('one')).toEqual(new Date(noon.getTime() - 60 * minuteMs));
  });

  it('outlives the window, and what is no instant counts for nothing', async () => {
    const { usage, memory } = storeAt(noon);
    await usage.touch('one');
    expect(createUsageStore(memory, () => noon).read('one')).toEqual(noon);
    for (const odd of ['yesterday', 7, null, { at: noon }]) {
      await memory.update('usage.one', odd);
      expect(usage.read('one')).toBeUndefined();
    }
  });

  it('is forgotten without a trace', async () => {
    const { usage, memory, told } = storeAt(noon);
    await usage.touch('one');
    await usage.forget('one');
    expect(usage.read('one')).toBeUndefined();
    expect(memory.keys()).toEqual([]);
    expect(told).toEqual(['one', 'one']);
  });
});
