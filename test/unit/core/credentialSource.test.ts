import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { askOnce } from '../../../src/core/credential/askOnce';
import { createCredentialSource } from '../../../src/core/credential/credentialSource';
import type { CredentialSource, GitAnswer, GitCaller } from '../../../src/core/credential/gitRequest';
import { createRememberedChoices } from '../../../src/core/credential/rememberedChoices';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import { createResolver } from '../../../src/core/credential/resolver';
import { createTrialAccounts, type TrialAccounts } from '../../../src/core/credential/trialAccounts';
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
  sample,
  workspaceScope,
} from './sampleProviders';

const acme = sample('https://github.com', { organization: 'acme' });
const globex = sample('https://github.com', { organization: 'globex' });
const everything = sample('https://github.com');
const nested = sample('https://gitlab.acme.com/tools', { type: 'gitlab', organization: 'acme/platform' });
const group = sample('https://gitlab.acme.com/tools', { type: 'gitlab', organization: 'acme' });
const own: GitCaller = { ownWindow: true };

let accounts: AccountStore;
let health: HealthStore;
let trials: TrialAccounts;
let asked: string[];
let answer: Provider | undefined;
let verified: string[];

function sourceFor(providers: readonly Provider[]): CredentialSource {
  const directory = createProviderDirectory(memorySettings(providers), knownHosts);
  const remembered = createRememberedChoices(memoryMemento());
  return createCredentialSource({
    resolver: createResolver({ directory, accounts, health, hosts, remembered, now: () => noon }),
    health,
    trials,
    ask: askOnce((key) => {
      asked.push(key);
      return Promise.resolve(answer);
    }, remembered),
    verify: async (provider, account) => {
      verified.push(provider.id);
      await health.write(provider.id, {
        outcome: 'rejected',
        checkedAt: noon.toISOString(),
        tokenSavedAt: account.savedAt,
      });
    },
    quitReason: ({ name }) => `${name} is refused`,
    now: () => noon,
  });
}

async function tokenFor(source: CredentialSource, url: string, caller = own): Promise<string> {
  return said(await source.get(remoteRequest(url)!, caller));
}

function said(result: GitAnswer): string {
  return result.kind === 'credential' ? result.password.open() : result.kind;
}

beforeEach(async () => {
  health = createHealthStore(memoryMemento());
  trials = createTrialAccounts();
  asked = [];
  verified = [];
  answer = undefined;
  accounts = await accountsWith([
    [acme, 'token-acme', { username: 'alice' }],
    [globex, 'token-globex', { username: 'bob' }],
    [everything, 'token-everything', { username: 'carol' }],
    [nested, 'token-nested'],
    [group, 'token-group'],
  ]);
});

describe('who answers for a URL', () => {
  it.each([
    ['https://github.com/acme/web.git', 'token-acme'],
    ['https://github.com/acme/web', 'token-acme'],
    ['https://github.com/ACME/web.git', 'token-acme'],
    ['https://GITHUB.com:443/acme/web.git', 'token-acme'],
    ['https://alice@github.com/globex/app.git', 'token-globex'],
    ['https://github.com/acme/web.git/info/lfs', 'token-acme'],
    ['https://github.com/globex/app.git', 'token-globex'],
    ['https://github.com/acme-evil/web.git', 'declined'],
    ['https://github.com/other/web.git', 'declined'],
    ['https://github.com.evil.tld/acme/web.git', 'declined'],
    ['https://github.com:8443/acme/web.git', 'declined'],
    ['http://github.com/acme/web.git', 'declined'],
    ['https://gitlab.acme.com/tools/acme/platform/ci.git', 'token-nested'],
    ['https://gitlab.acme.com/tools/acme/web.git', 'token-group'],
    ['https://gitlab.acme.com/other/acme/web.git', 'declined'],
    ['https://gitlab.acme.com/toolsmith/acme/web.git', 'declined'],
    ['https://gitlab.acme.com/tools/acme%2fplatform/web.git', 'declined'],
  ])('%s gets %s', async (url, expected) => {
    const source = sourceFor([acme, globex, nested, group]);
    expect(await tokenFor(source, url)).toBe(expected);
    expect(asked).toEqual([]);
  });

  it('prefers the organization to none', async () => {
    const source = sourceFor([everything, acme]);
    expect(await tokenFor(source, 'https://github.com/acme/web.git')).toBe('token-acme');
    expect(await tokenFor(source, 'https://github.com/other/web.git')).toBe('token-everything');
  });

  it('prefers the only one that has the user name in the URL, in any letter case', async () => {
    const source = sourceFor([everything, acme]);
    expect(await tokenFor(source, 'https://Carol@github.com/acme/web.git')).toBe('token-everything');
  });

  it('prefers the workspace to the user', async () => {
    const shared = sample('https://github.com', { organization: 'acme', scope: workspaceScope });
    await accounts.save(shared, { token: new Secret('token-shared') });
    expect(await tokenFor(sourceFor([acme, shared]), 'https://github.com/acme/web.git')).toBe('token-shared');
  });

  it('serves other windows from user definitions only', async () => {
    const shared = sample('https://github.com', { scope: workspaceScope });
    await accounts.save(shared, { token: new Secret('token-shared') });
    const source = sourceFor([shared]);
    expect(await tokenFor(source, 'https://github.com/acme/web.git')).toBe('token-shared');
    expect(await tokenFor(source, 'https://github.com/acme/web.git', { ownWindow: false })).toBe('declined');
  });

  it('leaves out inactive providers and those without a token', async () => {
    const inactive = { ...acme, status: 'inactive' as const };
    expect(await tokenFor(sourceFor([inactive]), 'https://github.com/acme/web.git')).toBe('declined');
    await accounts.remove(globex.id);
    expect(await tokenFor(sourceFor([globex]), 'https://github.com/globex/app.git')).toBe('declined');
  });

  it('gives no token to a definition whose base URL or scope has changed since it was entered', async () => {
    const moved = { ...acme, baseUrl: nested.baseUrl };
    expect(await tokenFor(sourceFor([moved]), 'https://gitlab.acme.com/tools/acme/web.git')).toBe('declined');
    const rescoped = { ...acme, scope: workspaceScope };
    expect(await tokenFor(sourceFor([rescoped]), 'https://github.com/acme/web.git')).toBe('declined');
  });

  it('gives the expiry of the token along', async () => {
    await accounts.save(acme, { token: new Secret('short'), expiresAt: '2026-11-23T00:00:00Z' });
    const result = await sourceFor([acme]).get(remoteRequest('https://github.com/acme/web.git')!, own);
    expect(result).toMatchObject({ kind: 'credential', expiresAt: '2026-11-23T00:00:00Z' });
  });

  it('does not serve an expired token', async () => {
    await accounts.save(acme, { token: new Secret('old'), expiresAt: '2026-11-21T00:00:00Z' });
    expect(await tokenFor(sourceFor([acme]), 'https://github.com/acme/web.git')).toBe('quit');
  });
});

describe('several providers that fit equally', () => {
  const twin = sample('https://github.com');
  const url = 'https://github.com/other/web.git';

  it('ask once a repository, however many ask at the same time, and remember the answer', async () => {
    await accounts.save(twin, { token: new Secret('token-twin') });
    answer = twin;
    const source = sourceFor([everything, twin]);
    const all = await Promise.all(
      [url, `${url}/info/lfs`, url.toUpperCase().replace('HTTPS', 'https')].map((each) =>
        tokenFor(source, each),
      ),
    );
    expect(all).toEqual(['token-twin', 'token-twin', 'token-twin']);
    expect(await tokenFor(source, url)).toBe('token-twin');
    expect(asked).toEqual(['https://github.com/other/web']);
  });

  it('leave Git to itself when nobody answers', async () => {
    await accounts.save(twin, { token: new Secret('token-twin') });
    expect(await tokenFor(sourceFor([everything, twin]), url)).toBe('declined');
  });

  it('are tried in the order of what works: a refused one is left out', async () => {
    await accounts.save(twin, { token: new Secret('token-twin') });
    const source = sourceFor([everything, twin]);
    const account = await accounts.read(twin);
    const tokenSavedAt = account.ok ? account.value.savedAt : '';
    await health.write(twin.id, { outcome: 'rejected', checkedAt: '', tokenSavedAt });
    expect(await tokenFor(source, url)).toBe('token-everything');
  });
});

describe('what Git reports back', () => {
  const request = remoteRequest('https://github.com/acme/web.git')!;

  it('counts only for the token that was given', async () => {
    const source = sourceFor([acme]);
    expect(await source.store({ ...request, password: new Secret('token-acme') }, own)).toBe(true);
    expect(health.read(acme.id)?.outcome).toBe('connected');
    expect(await source.store({ ...request, password: new Secret('somebody else’s') }, own)).toBe(false);
    expect(await source.erase({ ...request, password: new Secret('somebody else’s') }, own)).toBe(false);
    expect(verified).toEqual([]);
  });

  it('stops Git with a reason once a token is known to be dead, until it is replaced', async () => {
    const source = sourceFor([acme]);
    expect(await source.erase({ ...request, password: new Secret('token-acme') }, own)).toBe(true);
    expect(await source.get(request, own)).toEqual({ kind: 'quit', reason: `${acme.name} is refused` });
    expect(verified).toEqual([acme.id]);
    await accounts.save(acme, { token: new Secret('token-new') });
    await health.forget(acme.id);
    expect(await tokenFor(source, 'https://github.com/acme/web.git')).toBe('token-new');
  });
});

describe('a connection test', () => {
  it('gets exactly the account under test, below its base URL only, and only while it runs', async () => {
    const source = sourceFor([acme]);
    const account = await accounts.read(globex);
    if (!account.ok) throw new Error('no account');
    const trial = { definition: acme, account: account.value, host: hosts.get('github')! };
    const name = await trials.during(trial, async (test) => {
      const caller = { ownWindow: false, test };
      expect(await tokenFor(source, 'https://github.com/acme/web.git', caller)).toBe('token-globex');
      expect(await tokenFor(source, 'https://evil.tld/acme/web.git', caller)).toBe('declined');
      return test;
    });
    expect(await tokenFor(source, 'https://github.com/acme/web.git', { ownWindow: true, test: name })).toBe(
      'declined',
    );
  });
});

describe('an asker that knows only the host', () => {
  const request = { protocol: 'https', host: 'github.com' };
  const caller = { ownWindow: true, hostOnly: true };

  it('is answered where one provider covers all of it', async () => {
    expect(said(await sourceFor([everything]).get(request, caller))).toBe('token-everything');
  });

  it('is not answered where an organization or a second provider could be meant', async () => {
    expect(said(await sourceFor([acme]).get(request, caller))).toBe('declined');
    expect(said(await sourceFor([everything, acme]).get(request, caller))).toBe('declined');
  });
});
