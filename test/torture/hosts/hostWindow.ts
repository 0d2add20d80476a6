import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createAccountStore } from '../../../src/core/account/accountStore';
import { checkInBackground } from '../../../src/core/diagnosis/backgroundChecks';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import {
  everythingAllowed,
  hosts as gitHosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  memorySettings,
} from '../../unit/core/sampleProviders';
import type { PracticeAccount } from './practiceAccounts';

/** The product's parts from the accounts to the answer that Git gets. */
export async function openWindow(places: readonly PracticeAccount[]) {
  const now = (): Date => new Date();
  const health = createHealthStore(memoryMemento());
  const accounts = createAccountStore(memorySecrets(), now, () => everythingAllowed);
  for (const { provider, account } of places) await accounts.save(provider, account);
  const providers = places.map(({ provider }) => provider);
  const directory = createProviderDirectory(memorySettings(providers), knownHosts);
  const remembered = createRememberedChoices(memoryMemento());
  const tester = createConnectionTester({
    accounts,
    health,
    hosts: gitHosts,
    tryGit: () => Promise.resolve({ ok: false, error: { kind: 'notServed' } }),
    policy: () => everythingAllowed,
    now,
    log: () => undefined,
  });
  const source = createCredentialSource({
    resolver: createResolver({ directory, accounts, health, hosts: gitHosts, remembered, now }),
    health,
    trials: createTrialAccounts(),
    ask: () => Promise.resolve(undefined),
    verify: (provider, account) => tester.verify(provider, account),
    quitReason: ({ name }) => `${name} is refused`,
    now,
  });
  let due = 0;
  return {
    source,
    health,
    /** Each call is a day later, so that all are due. A host that hangs is given up soon. */
    async checkAll(): Promise<void> {
      due++;
      const later = new Date(Date.now() + due * 90_000_000);
      const limit = AbortSignal.timeout(2_000);
      const parts = { providers: () => providers, accounts, health, hosts: gitHosts };
      await checkInBackground(
        {
          ...parts,
          policy: () => everythingAllowed,
          hours: () => 24,
          now: () => later,
          pause: () => Promise.resolve(),
        },
        limit,
      ).catch((cause: unknown) => {
        if (!limit.aborted) throw cause;
      });
    },
  };
}
