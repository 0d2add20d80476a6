import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '../../../src/core/account/secret';
import { userScope } from '../../../src/core/provider/provider';
import { workspaceScope } from '../../unit/storage/savingWindow';
import { expectEqual } from '../expectEqual';
import { sampleDefinition } from '../sampleDefinition';
import type { TortureContext, TortureOutcome } from '../subject';
import { halvesOf, makePlaces, placesIn, tortureWindow, valuesOf } from '../tortureWindow';

const rounds = 50;

/** Every change of settings that nobody may write to is refused by its name, and leaves both records as they are. */
export async function writeReadOnly({ directory, canary, times }: TortureContext): Promise<TortureOutcome> {
  const places = placesIn(directory);
  await makePlaces(places);
  const { saver, directory: providers, accounts } = tortureWindow(places);
  const token = new Secret(`${canary} kept`);
  const saved = await saver.add(sampleDefinition('Kept'), userScope, { token });
  if (!saved.ok) throw new Error(saved.error.kind);
  const kept = saved.value;
  const path = join(places.settings, 'settings.json');
  const before = await readFile(path, 'utf8');
  const values = await valuesOf(places);
  const names = (await readdir(places.settings)).sort();
  await chmod(path, 0o444);
  let refused = 0;
  for (let round = 0; round < times(rounds); round++) {
    const { scope, ...definition } = kept;
    const results = [
      await saver.add(sampleDefinition(`New ${round}`), userScope, { token: new Secret(`${canary} new`) }),
      await saver.changeWithToken(kept, { ...sampleDefinition(kept.name, '/git'), id: kept.id }),
      await saver.move(kept, workspaceScope),
      await saver.remove(kept),
      await providers.save({ ...definition, name: `Renamed ${round}` }, scope),
      await providers.setDefault(userScope, kept),
    ];
    for (const result of results) {
      expectEqual(
        result,
        { ok: false, error: { kind: 'notWritten', problem: { kind: 'readOnly' } } },
        'an answer',
      );
      refused++;
    }
    const account = await accounts.read(kept);
    expectEqual(account.ok && account.value.token.equals(token.open()), true, 'the token is as it was');
    expectEqual(await readFile(path, 'utf8'), before, 'the settings');
    expectEqual((await readdir(places.settings)).sort(), names, 'the files beside the settings');
    expectEqual(await valuesOf(places), values, 'what the settings hold');
    expectEqual(await halvesOf(tortureWindow(places), places), [], 'providers that are not whole');
  }
  await chmod(path, 0o644);
  const again = await saver.move(kept, workspaceScope);
  expectEqual(again.ok, true, 'a move once the settings can be written');
  return { kind: 'done', done: `${refused} changes refused, nothing changed, and all well afterwards` };
}
