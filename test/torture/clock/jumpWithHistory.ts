import { join } from 'node:path';
import { createHistory } from '../../../src/storage/historyFiles';
import { idOf } from '../../unit/core/historyEntries';
import { expectEqual } from '../expectEqual';
import type { FakeClock } from './fakeClock';

const keptMs = 365 * 86_400_000;

/** What was recorded within a year of the clock is read, whatever the clock showed in between. */
export async function jumpWithHistory(
  directory: string,
  clock: FakeClock,
  ms: number,
  round: number,
): Promise<void> {
  clock.reset();
  const now = (): Date => new Date(clock.now());
  const place = join(directory, `history-${round}`);
  const history = createHistory({ directory: place, windowId: 'w1', now, machine: 'laptop' });
  const note = { id: idOf(1), name: 'Work', scope: 'user', action: { kind: 'rotated' } } as const;
  const times: number[] = [];
  for (const jump of [0, ms, -ms]) {
    clock.jump(jump);
    times.push(clock.now());
    await history.record(note);
    const since = clock.now() - keptMs;
    const expected = times.filter((time) => time >= since).length;
    expectEqual((await history.read()).length, expected, 'entries of the last year');
  }
}
