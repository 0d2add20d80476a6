import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Secret } from '../../../src/core/account/secret';
import { chanceOf } from '../chance';
import { startChild, type ChildProgram } from '../childProgram';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { halvesOf, makePlaces, placesIn, tortureWindow, type TortureWindow } from '../tortureWindow';

const kills = 120;
/** Milliseconds after it is ready within which a process is killed. */
const longest = 250;

/** Kills a window while it saves or moves, again and again; what the next start finds is repaired, or gone back on. */
export async function killWhile(work: 'save' | 'move', context: TortureContext): Promise<TortureOutcome> {
  const { directory: folder, programs, canary, seed } = context;
  const chance = chanceOf(seed);
  const places = placesIn(folder);
  await makePlaces(places);
  const begin = (): ChildProgram => startChild(programs, 'savingUntilKilled', { folder, canary, work });
  let repaired = 0;
  const times = context.times(kills);
  let kill = 0;
  for (; kill < times && context.left() > 0; kill++) {
    const child = begin();
    expectEqual(await child.next(), 'ready', 'the first word of a window');
    await wait(chance.fraction() * longest);
    child.process.kill('SIGKILL');
    expectEqual(await child.ended, 'SIGKILL', 'the end of a window');
    const next = tortureWindow(places);
    const unfinished = await next.repairs.find();
    const known = new Set(unfinished.map(({ id }) => id));
    expectEqual(
      (await halvesOf(next, places)).filter((id) => !known.has(id)),
      [],
      'halves that nothing tells of',
    );
    repaired += unfinished.length;
    for (const change of unfinished) {
      if (chance.fraction() < 0.5)
        expectEqual(await next.repairs.discard(change), okay, 'a change gone back on');
      else await finish(next, change, canary);
    }
    expectEqual(await next.repairs.find(), [], 'changes left after the repair');
    expectEqual(await halvesOf(next, places), [], 'halves left after the repair');
  }
  const text = await readFile(join(places.settings, 'settings.json'), 'utf8');
  expectEqual(text.includes('// mine'), true, 'the comment in the settings');
  const litter = (await readdir(folder, { recursive: true })).filter((name) => /\.(tmp|partial)$/.test(name));
  return {
    kind: 'done',
    done: `${kill} kills, ${repaired} changes cut short and repaired, ${litter.length} unfinished files left behind`,
  };
}

const okay = { ok: true, value: undefined };

async function finish(
  { repairs, accounts }: TortureWindow,
  change: Parameters<TortureWindow['repairs']['finish']>[0],
  canary: string,
): Promise<void> {
  const finished = await repairs.finish(change);
  if (!finished.ok) throw new Error(`A change cannot be finished: ${finished.error.kind}`);
  if (finished.value === undefined) return;
  const account = await accounts.read(finished.value);
  if (account.ok) return;
  // Killed before the token was stored: the product asks for it again.
  expectEqual([change.from, account.error.kind], [undefined, 'missing'], 'an account that is not there');
  await accounts.save(finished.value, { token: new Secret(`${canary} entered again`) });
}
