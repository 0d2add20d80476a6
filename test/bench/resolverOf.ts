import { createRememberedChoices } from '../../src/core/credential/rememberedChoices';
import { createResolver, type Resolver } from '../../src/core/credential/resolver';
import { createHealthStore, type HealthStore } from '../../src/core/provider/health';
import { createProviderDirectory } from '../../src/core/provider/providerDirectory';
import type { Provider } from '../../src/core/provider/provider';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
} from '../unit/core/sampleProviders';

/** The resolver over these providers and their tokens, with stores in memory. */
export async function resolverOf(
  accounts: readonly (readonly [Provider, token: string])[],
): Promise<{ readonly resolver: Resolver; readonly health: HealthStore }> {
  const health = createHealthStore(memoryMemento());
  const resolver = createResolver({
    directory: createProviderDirectory(memorySettings(accounts.map(([provider]) => provider)), knownHosts),
    accounts: await accountsWith(accounts),
    health,
    hosts,
    remembered: createRememberedChoices(memoryMemento()),
    now: () => noon,
  });
  return { resolver, health };
}
