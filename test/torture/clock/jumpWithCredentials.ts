import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { Secret } from '../../../src/core/account/secret';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import { createRefusedCredentials } from '../../../src/git/refusedCredentials';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  sample,
} from '../../unit/core/sampleProviders';
import { expectEqual } from '../expectEqual';
import type { FakeClock } from './fakeClock';

const lifeMs = 3_600_000;
const request = { protocol: 'https', host: 'git.example.com', path: 'acme/web.git' };
const caller = { ownWindow: true };

/** A token is served exactly while it lasts by the clock, and again when the clock was set back. */
export async function jumpWithCredentials(clock: FakeClock, ms: number, canary: string): Promise<void> {
  clock.reset();
  const now = (): Date => new Date(clock.now());
  const provider = sample('https://git.example.com');
  const expiresAt = new Date(clock.now() + lifeMs).toISOString();
  const accounts = await accountsWith([[provider, `${canary}-expiring`, { expiresAt }]]);
  const health = createHealthStore(memoryMemento());
  const directory = createProviderDirectory(memorySettings([provider]), knownHosts);
  const remembered = createRememberedChoices(memoryMemento());
  const source = createCredentialSource({
    resolver: createResolver({ directory, accounts, health, hosts, remembered, now }),
    health,
    trials: createTrialAccounts(),
    ask: () => Promise.resolve(undefined),
    verify: () => Promise.resolve(),
    quitReason: () => 'refused',
    now,
  });
  const answer = async (): Promise<string> => (await source.get(request, caller)).kind;
  expectEqual(await answer(), 'credential', 'a token before the jump');
  clock.jump(ms);
  expectEqual(
    (await answer()) === 'credential',
    clock.now() <= Date.parse(expiresAt),
    'a token after the jump',
  );
  clock.reset();
  expectEqual(await answer(), 'credential', 'a token when the clock is right again');

  const refused = createRefusedCredentials(Date.now);
  const password = new Secret(`${canary}-refused`);
  for (let time = 0; time < 3; time++) refused.note({ ...request, password });
  expectEqual(refused.isLoop(request, password), true, 'a token refused three times in a row');
  clock.jump(Math.sign(ms) * Math.max(Math.abs(ms), 11_000));
  expectEqual(refused.isLoop(request, password), false, 'a token refused at another time');
}
