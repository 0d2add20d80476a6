import { chanceOf, type Chance } from '../chance';
import { withClock } from './fakeClock';
import { jumpWithChecks } from './jumpWithChecks';
import { jumpWithCredentials } from './jumpWithCredentials';
import { jumpWithHistory } from './jumpWithHistory';
import { jumpWithTurns } from './jumpWithTurns';
import type { TortureContext, TortureOutcome } from '../subject';

const rounds = 60;
const dayMs = 86_400_000;

/** Seconds to ten years, forwards and backwards. */
function jumpOf(chance: Chance): number {
  const size = chance.pick([1_000, 61_000, 3_700_000, dayMs, 30 * dayMs, 366 * dayMs, 3_650 * dayMs]);
  return size * (0.5 + chance.fraction()) * (chance.fraction() < 0.5 ? -1 : 1);
}

/** Sets the clock forwards and back under turns, expiry, health, background checks and the history. */
export async function jumpClock(context: TortureContext): Promise<TortureOutcome> {
  const chance = chanceOf(context.seed);
  const times = context.times(rounds);
  let jumps = 0;
  await withClock(async (clock) => {
    for (; jumps < times && context.left() > 0; jumps++) {
      await jumpWithTurns(context.directory, clock, jumpOf(chance));
      await jumpWithCredentials(clock, jumpOf(chance), context.canary);
      await jumpWithHistory(context.directory, clock, jumpOf(chance), jumps);
    }
    await jumpWithChecks(clock, jumps, () => jumpOf(chance), context.canary);
  });
  return {
    kind: 'done',
    done: `${jumps} jumps of seconds to ten years, both ways, under each of four parts`,
  };
}
