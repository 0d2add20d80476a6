import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeTurn } from '../../../src/storage/takeTurn';
import { bundled, runBundle } from './bundled';

let directory: string;
let counter: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'turns-'));
  counter = await bundled('countInTurn', directory);
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

let lock: string;
let turns = 0;

beforeEach(() => {
  lock = join(directory, `lock-${String(++turns)}`);
});

describe('turns', () => {
  it('are held by one at a time, in one process', async () => {
    const first = await takeTurn(lock);
    expect(await takeTurn(lock, { waitMs: 50, staleMs: 20_000 })).toBeUndefined();
    await first?.release();
    expect(await takeTurn(lock, { waitMs: 50, staleMs: 20_000 })).toBeDefined();
  });

  it('let five processes add to one number, and lose nothing when two of them are killed', async () => {
    const file = join(directory, 'number');
    await writeFile(file, '0');
    let added = 0;
    const processes = Array.from({ length: 5 }, () => runBundle(counter, [lock, file, '60']));
    for (const [index, { child }] of processes.entries()) {
      let own = 0;
      child.on('message', () => {
        added++;
        if (index < 2 && ++own === 20) child.kill('SIGKILL');
      });
    }
    const codes = await Promise.all(processes.map(({ ended }) => ended));
    expect(codes).toEqual(['SIGKILL', 'SIGKILL', 0, 0, 0]);
    // A killed process may have written its number without having told of it.
    const total = Number(await readFile(file, 'utf8'));
    expect(total).toBeGreaterThanOrEqual(added);
    expect(total).toBeLessThanOrEqual(added + 2);
    // The last one may have been killed while it held the turn: whoever comes next gets it, and nothing else is left.
    const next = await takeTurn(lock);
    expect(next).toBeDefined();
    await next?.release();
    const left = (await readdir(directory)).filter((name) => name.startsWith(basename(lock)));
    expect(left).toEqual([]);
  }, 60_000);

  it('pass over a lock whose process is gone', async () => {
    const file = join(directory, 'one');
    await writeFile(file, '0');
    const { child, ended } = runBundle(counter, [lock, file, '1']);
    await ended;
    await writeFile(lock, JSON.stringify({ pid: child.pid, turn: 'x' }));
    expect(await takeTurn(lock, { waitMs: 1_000, staleMs: 60_000 })).toBeDefined();
  });

  it('pass over a lock that is too old, whoever has the number of its process now', async () => {
    await writeFile(lock, JSON.stringify({ pid: process.pid, turn: 'x' }));
    expect(await takeTurn(lock, { waitMs: 50, staleMs: 60_000 })).toBeUndefined();
    const old = new Date(Date.now() - 120_000);
    await utimes(lock, old, old);
    expect(await takeTurn(lock, { waitMs: 1_000, staleMs: 60_000 })).toBeDefined();
  });

  it('are not given away while they are held when the clock leaps, and nobody waits for longer', async () => {
    const limits = { waitMs: 2_000, staleMs: 20_000 };
    for (const leap of [86_400_000, -86_400_000]) {
      const held = await takeTurn(lock, limits);
      let holds = true;
      const next = takeTurn(lock, limits).then((turn) => ({ turn, tooEarly: holds }));
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + leap });
      try {
        await wait(100);
        holds = false;
        await held?.release();
        const { turn, tooEarly } = await next;
        expect([turn === undefined, tooEarly]).toEqual([false, false]);
        await turn?.release();
      } finally {
        vi.useRealTimers();
      }
    }
  });

  it('pass over a lock that lies in the future, because the clock was set back', async () => {
    await writeFile(lock, JSON.stringify({ pid: process.pid, turn: 'x' }));
    const ahead = new Date(Date.now() + 86_400_000);
    await utimes(lock, ahead, ahead);
    expect(await takeTurn(lock, { waitMs: 1_000, staleMs: 60_000 })).toBeDefined();
  });

  it('do not wait for a lock that holds nonsense', async () => {
    await writeFile(lock, 'nonsense');
    expect(await takeTurn(lock, { waitMs: 5_000, staleMs: 60_000 })).toBeDefined();
  });

  it('do not take away what another process holds by now', async () => {
    const mine = await takeTurn(lock);
    await writeFile(lock, JSON.stringify({ pid: process.pid, turn: 'of another' }));
    await mine?.release();
    expect(await readFile(lock, 'utf8')).toContain('of another');
  });
});
