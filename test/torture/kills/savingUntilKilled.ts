import * as v from 'valibot';
import { Secret } from '../../../src/core/account/secret';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import { workspaceScope } from '../../unit/storage/savingWindow';
import { tell, told } from '../childProgram';
import { sampleDefinition } from '../sampleDefinition';
import { placesIn, tortureWindow, type TortureWindow } from '../tortureWindow';

const order = v.object({ folder: v.string(), canary: v.string(), work: v.picklist(['save', 'move']) });

/** Adds providers, changes where they are, and deletes some of them: both records of each. */
async function save({ saver }: TortureWindow, canary: string): Promise<void> {
  const definition = sampleDefinition(`Provider ${crypto.randomUUID()}`);
  const token = new Secret(`${canary} of ${definition.id}`);
  const added = settled(await saver.add(definition, userScope, { token }));
  await tell('added');
  const moved = sampleDefinition(definition.name, '/git');
  const changed = settled(await saver.changeWithToken(added, { ...moved, id: definition.id }));
  await tell('changed');
  if (Math.random() < 0.5) await saver.remove(changed);
}

/** Moves a provider between the scopes, to and fro. */
async function move(window: TortureWindow, canary: string): Promise<void> {
  const definition = sampleDefinition(`Provider ${crypto.randomUUID()}`);
  const token = new Secret(`${canary} of ${definition.id}`);
  let provider = settled(await window.saver.add(definition, userScope, { token }));
  for (let time = 0; time < 20; time++) {
    const to = provider.scope.kind === 'user' ? workspaceScope : userScope;
    provider = settled(await window.saver.move(provider, to));
    await tell('moved');
  }
  await window.saver.remove(provider);
}

function settled(result: { readonly ok: boolean; readonly value?: Provider }): Provider {
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

const { folder, canary, work } = v.parse(order, await told());
const window = tortureWindow(placesIn(folder));
await tell('ready');
for (;;) await (work === 'save' ? save : move)(window, canary);
