import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore } from '../../../src/core/account/accountStore';
import { createConfirmedBindings } from '../../../src/core/credential/confirmedBindings';
import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import type { CredentialSource, GitCaller, GitRequest } from '../../../src/core/credential/gitRequest';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts } from '../../../src/core/credential/trialAccounts';
import { createHealthStore } from '../../../src/core/provider/health';
import { createProviderDirectory } from '../../../src/core/provider/providerDirectory';
import {
  accountsWith,
  hosts,
  knownHosts,
  memoryMemento,
  memorySettings,
  noon,
  sample,
  workspaceScope,
} from './sampleProviders';

const center = sample('https://git.acme.com', { type: 'bitbucket' });
const twin = sample('https://git.acme.com', { type: 'bitbucket' });
const cloud = sample('https://bitbucket.org', { type: 'bitbucket' });
const url = 'https://git.acme.com/scm/acme/web.git';
const own: GitCaller = { ownWindow: true };

let accounts: AccountStore;
let settings: ReturnType<typeof memorySettings>;
let asked: string[];

beforeEach(async () => {
  accounts = await accountsWith([
    [center, 'token-center'],
    [twin, 'token-twin'],
    [cloud, 'token-cloud'],
  ]);
  asked = [];
});

/** The host says that every token is alice's; the user takes the last of the providers that fit. */
function sourceFor(...providers: readonly [typeof center, ...(typeof center)[]]): CredentialSource {
  settings = memorySettings(providers);
  const health = createHealthStore(memoryMemento());
  const confirmed = createConfirmedBindings(memoryMemento());
  const directory = createProviderDirectory(settings, knownHosts);
  const remembered = createRememberedChoices(memoryMemento());
  return createCredentialSource({
    resolver: createResolver({ directory, accounts, health, hosts, remembered, confirmed, now: () => noon }),
    health,
    trials: createTrialAccounts(),
    ask: (matches) => Promise.resolve(matches.at(-1)),
    confirm: () => Promise.resolve(true),
    async verify(provider, account) {
      asked.push(provider.id);
      await accounts.learn(provider, account.token, { username: 'alice' });
    },
    quitReason: ({ name }) => `${name} is refused`,
    now: () => noon,
  });
}

async function served(
  source: CredentialSource,
  request: GitRequest = remoteRequest(url)!,
  caller = own,
): Promise<string> {
  const result = await source.get(request, caller);
  return result.kind === 'credential' ? `${result.username}:${result.password.open()}` : result.kind;
}

describe('the user of a token, which the host has not been asked for', () => {
  it('is asked for before Git gets the token, by one question for all', async () => {
    const source = sourceFor(center);
    const all = await Promise.all([served(source), served(source), served(source)]);
    expect(new Set(all)).toEqual(new Set(['alice:token-center']));
    expect(await served(source)).toBe('alice:token-center');
    expect(asked).toEqual([center.id]);
  });

  it('is asked for on behalf of an asker that knows only the host', async () => {
    const caller = { ...own, hostOnly: true };
    const request = { protocol: 'https', host: 'git.acme.com' };
    expect(await served(sourceFor(center), request, caller)).toBe('alice:token-center');
  });

  it('is asked for once the user has chosen among several', async () => {
    expect(await served(sourceFor(center, twin))).toBe('alice:token-twin');
    expect(asked).toEqual([twin.id]);
  });

  it('is asked for once the user has agreed to the provider that a workspace names', async () => {
    const source = sourceFor(center, twin);
    const entry = { name: 'Web', repositoryUrl: url, providerId: center.id };
    await settings.write(workspaceScope, {
      setting: 'projects',
      id: '11111111-1111-4111-8111-111111111111',
      entry,
    });
    expect(await served(source)).toBe('alice:token-center');
    expect(asked).toEqual([center.id]);
  });

  it('is not asked for where Git needs no name', async () => {
    const request = remoteRequest('https://bitbucket.org/acme/web.git')!;
    expect(await served(sourceFor(cloud), request)).toBe('x-bitbucket-api-token-auth:token-cloud');
    expect(asked).toEqual([]);
  });
});
