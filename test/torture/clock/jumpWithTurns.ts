import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeTurn } from '../../../src/storage/takeTurn';
import { expectEqual } from '../expectEqual';
import type { FakeClock } from './fakeClock';

const limits = { waitMs: 1_000, staleMs: 20_000 };
/** Milliseconds that a turn is held after the jump: longer than an edit takes. */
const heldMs = 60;
/** Milliseconds that waiting may take longer than it was told to, on a busy machine. */
const slackMs = 2_000;
/** A process that is there, and not this one. */
const otherProcess = process.ppid;

/** A jump breaks no turn that is held, makes nobody wait for longer, and leaves no lock that stands for ever. */
export async function jumpWithTurns(directory: string, clock: FakeClock, ms: number): Promise<void> {
  const lock = join(directory, `lock-${crypto.randomUUID()}`);
  clock.reset();
  const held = await takeTurn(lock, limits);
  let holds = true;
  const next = takeTurn(lock, limits).then((turn) => ({ turn, tooEarly: holds }));
  clock.jump(ms);
  await wait(heldMs);
  holds = false;
  await held?.release();
  const { turn, tooEarly } = await next;
  expectEqual(tooEarly, false, 'whether a turn is given away while it is held');
  await turn?.release();

  const short = { ...limits, waitMs: 50 };
  const fresh = join(directory, `lock-${crypto.randomUUID()}`);
  await writeFile(fresh, JSON.stringify({ pid: otherProcess, turn: 'x' }));
  clock.reset();
  const begun = performance.now();
  const waiting = takeTurn(fresh, short);
  clock.jump(ms);
  await waiting;
  expectEqual(performance.now() - begun < short.waitMs + slackMs, true, 'whether the wait for a turn ends');

  // Somebody has the number of a process that was killed while it held the lock, before or after the clock was set.
  const left = join(directory, `lock-${crypto.randomUUID()}`);
  await writeFile(left, JSON.stringify({ pid: otherProcess, turn: 'x' }));
  const old = new Date(clock.now() - Math.sign(ms) * Math.max(Math.abs(ms), 2 * limits.staleMs));
  await utimes(left, old, old);
  expectEqual((await takeTurn(left, limits)) === undefined, false, 'whether nobody gets a turn any more');
}
