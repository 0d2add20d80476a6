import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import type { CredentialSource, GitRequest } from '../../../src/core/credential/gitRequest';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createHealthStore } from '../../../src/core/provider/health';
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
}

/** The product's own choice of the provider, with the token named beside each. Nobody is asked. */
export async function providerSource(
  tokens: readonly (readonly [Provider, string, { readonly expiresAt?: string }?])[],
): Promise<ProviderSource> {
  const providers = tokens.map(([provider]) => provider);
  const health = createHealthStore(memoryMemento());
  const source = createCredentialSource({
    resolver: createResolver({
      directory: createProviderDirectory(memorySettings(providers), knownHosts),
      accounts: await accountsWith(tokens),
      health,
      hosts,
      remembered: createRememberedChoices(memoryMemento()),
      now: () => noon,
    }),
    health,
    trials: createTrialAccounts(),
    ask: () => Promise.resolve(undefined),
    verify: () => Promise.resolve(),
    quitReason: ({ name }) => `${name} is refused`,
    now: () => noon,
  });
  const answered: GitRequest[] = [];
  return {
    ...source,
    claims: providers.map(({ baseUrl }) => baseUrl.href),
    answered,
    async get(request, caller) {
      const answer = await source.get(request, caller);
      if (answer.kind === 'credential') answered.push(request);
      return answer;
    },
  };
}
