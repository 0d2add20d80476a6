import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Secret } from '../../../src/core/account/secret';
import { userScope } from '../../../src/core/provider/provider';
import { startChild } from '../childProgram';
import { expectEqual } from '../expectEqual';
import { sampleDefinition } from '../sampleDefinition';
import type { TortureContext, TortureOutcome } from '../subject';
import { halvesOf, makePlaces, placesIn, tortureWindow } from '../tortureWindow';

const left = v.object({
  busy: v.number(),
  own: v.array(v.object({ id: v.string(), name: v.optional(v.string()), scope: v.optional(v.string()) })),
});

/** Windows, each a process, that add, rename, move, prefer and delete at once. Nothing of what each did may be lost. */
export async function editInWindows(
  count: number,
  whole: number,
  context: TortureContext,
): Promise<TortureOutcome> {
  const { directory: folder, programs, canary, seed } = context;
  const times = Math.max(10, context.times(whole));
  const places = placesIn(folder);
  await makePlaces(places);
  const window = tortureWindow(places, 'before');
  const shared = sampleDefinition('Shared');
  await window.saver.add(shared, userScope, { token: new Secret(`${canary} of all`) });
  const windows = Array.from({ length: count }, (_, at) =>
    startChild(programs, 'editingWindow', {
      folder,
      canary,
      name: `w${at}`,
      seed: seed + at,
      times,
      shared: shared.id,
    }),
  );
  for (const each of windows) expectEqual(await each.next(), 'ready', 'the first word of a window');
  for (const each of windows) each.process.send('go');
  const results = await Promise.all(windows.map(async (each) => v.parse(left, await each.next())));
  expectEqual(
    await Promise.all(windows.map(({ ended }) => ended)),
    windows.map(() => 0),
    'how windows ended',
  );

  const after = tortureWindow(places, 'after');
  const { byId, problems, providers } = after.directory.current();
  const expected = results.flatMap(({ own }) => own);
  for (const { id, ...provider } of expected) {
    const found = byId.get(id);
    const { name, scope } = { name: found?.name, scope: found?.scope.kind };
    expectEqual([name, scope], [provider.name, provider.scope], `provider ${id}`);
  }
  const present = expected.filter(({ name }) => name !== undefined);
  expectEqual(providers.length, present.length + 1, 'the number of providers');
  expectEqual(
    /^Shared by w\d+ \d+$/.test(byId.get(shared.id)?.name ?? ''),
    true,
    'the provider of all windows',
  );
  expectEqual(problems, [], 'problems in the settings');
  expectEqual(await halvesOf(after, places), [], 'providers that are not whole');
  expectEqual(await after.repairs.find(), [], 'changes that are not finished');
  const text = await readFile(join(places.settings, 'settings.json'), 'utf8');
  expectEqual(text.includes('// mine'), true, 'the comment in the settings');
  const history = await after.storage.history.read();
  const created = new Set(history.flatMap(({ id, action }) => (action.kind === 'created' ? [id] : [])));
  expectEqual(
    expected.filter(({ id }) => !created.has(id)),
    [],
    'providers that the history does not know',
  );
  const litter = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.(tmp|partial|lock)/.test(name),
  );
  expectEqual(litter, [], 'files left behind');
  const busy = results.reduce((sum, each) => sum + each.busy, 0);
  const edits = count * (times + Math.ceil(times / 5));
  return {
    kind: 'done',
    done: `${edits} edits in ${count} processes at once, none lost, ${busy} had to wait and ask again`,
  };
}
