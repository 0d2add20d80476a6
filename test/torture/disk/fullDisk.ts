import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { Secret } from '../../../src/core/account/secret';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import type { Result } from '../../../src/shared/result';
import { workspaceScope } from '../../unit/storage/savingWindow';
import { expectEqual } from '../expectEqual';
import { sampleDefinition } from '../sampleDefinition';
import type { TortureContext, TortureOutcome } from '../subject';
import {
  halvesOf,
  makePlaces,
  tortureWindow,
  valuesOf,
  type TortureWindow,
  type WindowPlaces,
} from '../tortureWindow';

const run = promisify(execFile);
const sizeKB = 512;
const blockBytes = 4096;
const fills = 100;

/** A small disk of its own. `undefined` where this user may not mount one. */
async function mountSmallDisk(folder: string): Promise<{ end(): Promise<unknown> } | undefined> {
  await mkdir(folder);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeKB}k`, 'none', folder]);
    return { end: () => run('umount', ['-l', folder]) };
  } catch {
    return undefined;
  }
}

/** Saves, changes, moves and deletes on a disk that is full to the last byte, and to some more blocks. */
export async function fillDisk(context: TortureContext): Promise<TortureOutcome> {
  const full = join(context.directory, 'full');
  const disk = await mountSmallDisk(full);
  if (disk === undefined) return { kind: 'skipped', why: 'only root on Linux may mount a small disk' };
  try {
    const places = {
      settings: join(full, 'settings'),
      storage: join(full, 'storage'),
      secrets: join(context.directory, 'secrets'),
    };
    const counts = await saveOnFullDisk(places, full, context);
    return { kind: 'done', done: counts };
  } finally {
    await disk.end();
  }
}

async function saveOnFullDisk(places: WindowPlaces, full: string, context: TortureContext): Promise<string> {
  await makePlaces(places);
  const ballast = join(full, 'ballast');
  const counts = { done: 0, refused: 0 };
  let kept = await added(places, context.canary);
  const times = context.times(fills);
  let fill = 0;
  for (; fill < times && context.left() > 0; fill++) {
    const before = await valuesOf(places);
    const window = tortureWindow(places, 'w1');
    window.directory.current();
    await leaveFree(full, ballast, (fill % 10) * blockBytes);
    const provider = window.directory.current().byId.get(kept.id) ?? kept;
    const result = await changeBy(fill, window, provider, context.canary);
    if (result.ok) counts.done++;
    else {
      counts.refused++;
      expectEqual(result.error.kind, 'notWritten', 'why nothing was saved');
    }
    const left = await window.storage.journal.unfinished();
    expectEqual(left, [], 'changes that are not finished');
    const after = await valuesOf(places);
    if (!result.ok) expectEqual(after, before, 'the settings after a change that was refused');
    expectEqual(await halvesOf(tortureWindow(places, 'w2'), places), [], 'providers that are not whole');
    await rm(ballast, { force: true });
    kept = await standing(places, kept, context.canary);
  }
  return `${fill} changes on a full disk: ${counts.refused} refused with nothing changed, ${counts.done} found room`;
}

/** One of the changes, in turn. */
async function changeBy(
  number: number,
  { saver }: TortureWindow,
  provider: Provider,
  canary: string,
): Promise<Result<unknown, { readonly kind: string }>> {
  switch (number % 4) {
    case 0: {
      const definition = sampleDefinition(`New ${number}`);
      return saver.add(definition, userScope, { token: new Secret(`${canary} new`) });
    }
    case 1: {
      const { id, name } = provider;
      return saver.changeWithToken(provider, { ...sampleDefinition(name, `/git${number}`), id });
    }
    case 2:
      return saver.move(provider, provider.scope.kind === 'user' ? workspaceScope : userScope);
    default:
      return saver.remove(provider);
  }
}

async function added(places: WindowPlaces, canary: string): Promise<Provider> {
  const definition = sampleDefinition(`Kept ${crypto.randomUUID()}`);
  const result = await tortureWindow(places, 'w0').saver.add(definition, userScope, {
    token: new Secret(`${canary} kept`),
  });
  if (!result.ok) throw new Error(`Nothing can be saved where there is room: ${result.error.kind}`);
  return result.value;
}

/** The provider as it is now, or another one where it was deleted. */
async function standing(places: WindowPlaces, { id }: Provider, canary: string): Promise<Provider> {
  const found = tortureWindow(places, 'w0').directory.current();
  // What was added goes again, so that the disk is filled by nothing but the ballast.
  for (const provider of found.providers.filter((each) => each.id !== id)) {
    await tortureWindow(places, 'w0').saver.remove(provider);
  }
  return found.byId.get(id) ?? added(places, canary);
}

const blocks = v.object({ bsize: v.number(), bavail: v.number() });

async function leaveFree(full: string, ballast: string, bytes: number): Promise<void> {
  const { bsize, bavail } = v.parse(blocks, await statfs(full));
  await writeFile(ballast, Buffer.alloc(Math.max(0, bsize * bavail - bytes)));
}
