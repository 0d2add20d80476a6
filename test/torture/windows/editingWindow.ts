import * as v from 'valibot';
import { Secret } from '../../../src/core/account/secret';
import { userScope, type Provider } from '../../../src/core/provider/provider';
import type { Result } from '../../../src/shared/result';
import { workspaceScope } from '../../unit/storage/savingWindow';
import { chanceOf } from '../chance';
import { tell, told } from '../childProgram';
import { sampleDefinition } from '../sampleDefinition';
import { placesIn, tortureWindow } from '../tortureWindow';

const order = v.object({
  folder: v.string(),
  canary: v.string(),
  name: v.string(),
  seed: v.number(),
  times: v.number(),
  shared: v.string(),
});

const { folder, canary, name, seed, times, shared } = v.parse(order, await told());
const window = tortureWindow(placesIn(folder), name);
const chance = chanceOf(seed);
/** What this window has left of its own providers; nobody else touches them. */
const own = new Map<string, Provider | undefined>();
let busy = 0;

/** Does it, again where another window held the turn for too long: that is said to the user, and loses nothing. */
async function settled<T>(work: () => Promise<Result<T, { readonly kind: string }>>): Promise<T> {
  for (;;) {
    const result = await work();
    if (result.ok) return result.value;
    const text = JSON.stringify(result.error);
    if (!text.includes('"busy"')) throw new Error(text);
    busy++;
  }
}

async function edit(number: number): Promise<void> {
  const present = [...own.values()].filter((each) => each !== undefined);
  const provider = present[chance.below(present.length)];
  const at = chance.fraction();
  if (provider === undefined || at < 0.45) {
    const definition = sampleDefinition(`${name} ${number}`);
    const token = new Secret(`${canary} of ${definition.id}`);
    own.set(definition.id, await settled(() => window.saver.add(definition, userScope, { token })));
  } else if (at < 0.65) {
    const { scope, ...definition } = provider;
    const renamed = { ...definition, name: `${name} ${number} renamed` };
    own.set(provider.id, await settled(() => window.directory.save(renamed, scope)));
  } else if (at < 0.8) {
    const to = provider.scope.kind === 'user' ? workspaceScope : userScope;
    own.set(provider.id, await settled(() => window.saver.move(provider, to)));
  } else if (at < 0.9) await settled(() => window.directory.setDefault(provider.scope, provider));
  else {
    await settled(() => window.saver.remove(provider));
    own.set(provider.id, undefined);
  }
}

/** All windows rename one provider: the last one counts, and it stays. */
async function renameShared(number: number): Promise<void> {
  const definition = { ...sampleDefinition(`Shared by ${name} ${number}`), id: shared };
  await settled(() => window.directory.save(definition, userScope));
}

await tell('ready');
await told();
for (let number = 0; number < times; number++) {
  await edit(number);
  if (number % 5 === 0) await renameShared(number);
}
await tell({
  busy,
  own: [...own].map(([id, provider]) => ({ id, name: provider?.name, scope: provider?.scope.kind })),
});
process.disconnect();
