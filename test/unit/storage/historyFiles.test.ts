import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeLine, encodeLine } from '../../../src/core/history/decodeHistory';
import type { History, HistoryAction } from '../../../src/core/history/history';
import { createHistory } from '../../../src/storage/historyFiles';
import { machineName } from '../../../src/storage/machineName';
import { entryOf, idOf } from '../core/historyEntries';
import { bundled, runBundle } from './bundled';

const day = 24 * 60 * 60 * 1000;
const definition = { name: 'Work', type: 'github', baseUrl: 'https://github.com' };

let folder: string;
let directory: string;
let clock: Date;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  directory = join(folder, 'storage', 'history');
  clock = new Date('2026-11-22T12:00:00Z');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function historyOf(windowId: string): History {
  return createHistory({ directory, windowId, now: () => clock, machine: 'laptop' });
}

function pathOf(name: string): string {
  return join(directory, name);
}

const rotated = { id: idOf(1), name: 'Work', scope: 'user', action: { kind: 'rotated' } } as const;

describe('the history of a window', () => {
  it('touches no file before something is recorded, and then only private ones', async () => {
    const history = historyOf('w1');
    expect(await history.read()).toEqual([]);
    await history.clear();
    await expect(stat(directory)).rejects.toMatchObject({ code: 'ENOENT' });
    await history.record(rotated);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(pathOf('history-w1.jsonl'))).mode & 0o777).toBe(0o600);
  });

  it('gives back what was recorded, in order, with time and machine', async () => {
    const history = historyOf('w1');
    const created = { ...rotated, action: { kind: 'created', definition } } as const;
    await Promise.all([history.record(created), history.record(rotated)]);
    expect(await history.read()).toEqual([entryOf(created.action), entryOf(rotated.action)]);
  });

  it('is read together with that of the other windows, oldest first', async () => {
    const [one, two] = [historyOf('w1'), historyOf('w2')];
    const found = { ...rotated, action: { kind: 'created', definition, outside: true } } as const;
    await two.record(found);
    clock = new Date(clock.getTime() + 1000);
    await one.record(found);
    clock = new Date(clock.getTime() + 1000);
    await two.record(rotated);
    const expected = [entryOf(found.action), entryOf(rotated.action, { seconds: 2 })];
    expect(await one.read()).toEqual(expected);
    expect(await two.read()).toEqual(expected);
  });

  it('tells once what two windows of one id saw', async () => {
    const found = { ...rotated, action: { kind: 'created', definition, outside: true } } as const;
    await Promise.all([historyOf('empty').record(found), historyOf('empty').record(found)]);
    expect(await historyOf('w1').read()).toEqual([entryOf(found.action)]);
  });

  it('goes on after the torn line of a killed process', async () => {
    const history = historyOf('w1');
    await history.record(rotated);
    await history.record(rotated);
    const { size } = await stat(pathOf('history-w1.jsonl'));
    await truncate(pathOf('history-w1.jsonl'), size - 9);
    clock = new Date(clock.getTime() + 1000);
    await history.record(rotated);
    expect(await history.read()).toEqual([entryOf(rotated.action), entryOf(rotated.action, { seconds: 1 })]);
  });

  it('leaves out what is no entry, and other files alone', async () => {
    const history = historyOf('w1');
    await history.record(rotated);
    await appendFile(pathOf('history-w1.jsonl'), '\u0000\u0000\n\n{}\n"x"\nnull\n');
    await writeFile(pathOf('other.jsonl'), `${encodeLine(entryOf({ kind: 'rotated' }))}\n`);
    expect(await history.read()).toHaveLength(1);
    await history.clear();
    expect(await readdir(directory)).toEqual(['other.jsonl']);
  });

  it('is gone, of all windows, when it is cleared', async () => {
    const [one, two] = [historyOf('w1'), historyOf('w2')];
    await two.record(rotated);
    const last = one.record(rotated);
    await one.clear();
    await last;
    expect(await readdir(directory)).toEqual([]);
    await two.record(rotated);
    expect(await one.read()).toHaveLength(1);
  });

  it('begins another file before one gets too large, and reads both', async () => {
    const history = historyOf('w1');
    await mkdir(directory, { recursive: true });
    const line = `${encodeLine(entryOf({ kind: 'created', definition: { note: 'x'.repeat(4000) } }))}\n`;
    const lines = Math.ceil(5_000_000 / line.length) + 1;
    await writeFile(pathOf('history-w1.jsonl'), line.repeat(lines));
    await Promise.all([history.record(rotated), history.record(rotated)]);
    expect(await readdir(directory)).toHaveLength(2);
    expect((await stat(pathOf('history-w1.jsonl'))).size).toBeLessThan(1000);
    expect(await history.read()).toHaveLength(lines + 2);
  });

  it('says when the disk refuses', async () => {
    await mkdir(join(folder, 'storage'));
    await writeFile(directory, '');
    await expect(historyOf('w1').record(rotated)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('reads 20,000 entries in well under a second of work', async () => {
    await mkdir(directory, { recursive: true });
    const actions: readonly HistoryAction[] = [
      { kind: 'edited', fields: ['name'], definition },
      { kind: 'tested', outcome: 'connected' },
      { kind: 'edited', fields: ['name'], definition, outside: true },
      { kind: 'tokenReplaced' },
    ];
    for (const [index, action] of actions.entries()) {
      const lines = Array.from({ length: 5_000 }, (_, seconds) => encodeLine(entryOf(action, { seconds })));
      await writeFile(pathOf(`history-w${String(index)}.jsonl`), `${lines.join('\n')}\n`);
    }
    // Time of the processor: other work of the machine does not count.
    const begin = process.cpuUsage();
    const entries = await historyOf('w1').read();
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1_000_000).toBeLessThan(0.8);
    expect(entries).toHaveLength(20_000);
  });
});

describe('after 365 days', () => {
  async function names(): Promise<readonly string[]> {
    return (await readdir(directory)).sort();
  }

  it('an entry is left out, and a file goes when its last one is', async () => {
    const [one, two] = [historyOf('w1'), historyOf('w2')];
    await one.record(rotated);
    await two.record(rotated);
    clock = new Date(clock.getTime() + 200 * day);
    await two.record(rotated);
    clock = new Date(clock.getTime() + 165 * day);
    expect(await two.read()).toHaveLength(3);
    clock = new Date(clock.getTime() + 1);
    expect(await two.read()).toHaveLength(1);
    expect(await names()).toEqual(['history-w2.jsonl']);
    clock = new Date(clock.getTime() + 200 * day);
    expect(await two.read()).toEqual([]);
    // The own file stays: an entry may be on its way to it.
    expect(await names()).toEqual(['history-w2.jsonl']);
    expect(await one.read()).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('a file stays in which a newer version has written, or nothing can be read', async () => {
    await mkdir(directory, { recursive: true });
    const old = encodeLine(entryOf({ kind: 'rotated' }));
    await writeFile(pathOf('history-w2.jsonl'), `{"version":7,"at":"2026-11-22T12:00:00Z"}\n${old}\n`);
    await writeFile(pathOf('history-w3.jsonl'), '\u0000\u0000');
    clock = new Date(clock.getTime() + 1000 * day);
    expect(await historyOf('w1').read()).toEqual([]);
    expect(await names()).toEqual(['history-w2.jsonl', 'history-w3.jsonl']);
  });
});

describe('processes that record at the same time', () => {
  it('keep every entry whole, also when one of them is killed', async () => {
    const writer = await bundled('historyWriter', folder);
    // Two of them have one id, and so one file.
    const writers = [
      ['w1', 'killed'],
      ['w1', 'beside'],
      ['w2', 'second'],
      ['w3', 'third'],
    ] as const;
    let told = 0;
    const runs = writers.map(([windowId, name]) => {
      const run = runBundle(writer, [directory, windowId, name, '500']);
      if (name === 'killed') {
        run.child.on('message', () => {
          told++;
          if (told === 100) run.child.kill('SIGKILL');
        });
      }
      return run;
    });
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual(['SIGKILL', 0, 0, 0]);

    const history = createHistory({ directory, windowId: 'w9', now: () => new Date(), machine: 'x' });
    const numbers = new Map<string, string[]>();
    for (const { machine, name } of await history.read()) {
      numbers.set(machine, [...(numbers.get(machine) ?? []), name]);
    }
    const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
    for (const [, name] of writers.slice(1)) expect(numbers.get(name)).toEqual(upTo(500));
    const killed = numbers.get('killed') ?? [];
    expect(killed.length).toBeGreaterThanOrEqual(told);
    expect(killed).toEqual(upTo(killed.length));

    for (const file of await readdir(directory)) {
      const lines = (await readFile(pathOf(file), 'utf8')).split('\n').filter((line) => line !== '');
      const unreadable = lines.filter((line) => decodeLine(line).kind !== 'entry');
      expect(unreadable.length).toBeLessThanOrEqual(file === 'history-w1.jsonl' ? 1 : 0);
    }
  }, 60_000);
});

describe('the name of the machine', () => {
  it('is one short line', () => {
    expect(machineName()).toMatch(/^[^\p{Cc}]{1,100}$/u);
  });
});
