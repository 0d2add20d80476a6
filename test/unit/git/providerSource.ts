import type { AccountStore } from '../../../src/core/account/accountStore';
import { createConfirmedBindings } from '../../../src/core/credential/confirmedBindings';
import {
  createCredentialSource,
  type CredentialSourceParts,
} from '../../../src/core/credential/credentialSource';
import type { CredentialSource, GitRequest } from '../../../src/core/credential/gitRequest';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
} from '../core/sampleProviders';

export interface ProviderSource extends CredentialSource {
  /** Base URLs of these providers, which Git is to ask us about. */
  readonly claims: readonly string[];
  /** Every request that got a credential. */
  readonly answered: GitRequest[];
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly settings: ReturnType<typeof memorySettings>;
}

/** The product's own choice of the provider, with the token named beside each. Nobody is asked, but by `asks`. */
export async function providerSource(
  tokens: readonly (readonly [Provider, string, { readonly expiresAt?: string }?])[],
  asks: Partial<Pick<CredentialSourceParts, 'ask' | 'confirm' | 'verify'>> = {},
): Promise<ProviderSource> {
  const providers = tokens.map(([provider]) => provider);
  const health = createHealthStore(memoryMemento());
  const accounts = await accountsWith(tokens);
  const settings = memorySettings(providers);
  const source = createCredentialSource({
    resolver: createResolver({
      directory: createProviderDirectory(settings, knownHosts),
      accounts,
      health,
      hosts,
      remembered: createRememberedChoices(memoryMemento()),
      confirmed: createConfirmedBindings(memoryMemento()),
      now: () => noon,
    }),
    health,
    trials: createTrialAccounts(),
    ask: () => Promise.resolve(undefined),
    verify: () => Promise.resolve(),
    ...asks,
    quitReason: ({ name }) => `${name} is refused`,
    now: () => noon,
  });
  const answered: GitRequest[] = [];
  return {
    ...source,
    claims: providers.map(({ baseUrl }) => baseUrl.href),
    answered,
    accounts,
    health,
    settings,
    async get(request, caller) {
      const answer = await source.get(request, caller);
      if (answer.kind === 'credential') answered.push(request);
      return answer;
    },
  };
}
