import { beforeEach, describe, expect, it } from 'vitest';
import type { GitCaller, GitRequest } from '../../../src/core/credential/gitRequest';
import { remoteRequest } from '../../../src/core/credential/remoteRequest';
import type { Provider } from '../../../src/core/provider/provider';
import { providerSource, type ProviderSource } from '../git/providerSource';
import { sample, workspaceScope } from './sampleProviders';

const center = sample('https://git.acme.com', { type: 'bitbucket', name: 'center' });
const twin = sample('https://git.acme.com', { type: 'bitbucket', name: 'twin' });
const cloud = sample('https://bitbucket.org', { type: 'bitbucket', name: 'cloud' });
const url = 'https://git.acme.com/scm/acme/web.git';
const own: GitCaller = { ownWindow: true };

let asked: string[];

beforeEach(() => {
  asked = [];
});

type HostSays = (provider: Provider, source: ProviderSource) => Promise<void>;

const everyTokenIsAlices: HostSays = async (provider, { accounts }) => {
  const account = await accounts.read(provider);
  if (account.ok) await accounts.learn(provider, account.value.token, { username: 'alice' });
};

/** Where several providers fit, the user takes the last one; what a workspace names, the user agrees to. */
async function sourceFor(providers: readonly Provider[], says = everyTokenIsAlices): Promise<ProviderSource> {
  const source = await providerSource(
    providers.map((provider) => [provider, `token-${provider.name}`]),
    {
      ask: (matches) => Promise.resolve(matches.at(-1)),
      confirm: () => Promise.resolve(true),
      async verify(provider) {
        asked.push(provider.id);
        await says(provider, source);
      },
    },
  );
  return source;
}

async function served(
  source: ProviderSource,
  request: GitRequest = remoteRequest(url)!,
  caller = own,
): Promise<string> {
  const result = await source.get(request, caller);
  return result.kind === 'credential' ? `${result.username}:${result.password.open()}` : result.kind;
}

describe('the user of a token, which the host has not been asked for', () => {
  it('is asked for before Git gets the token, by one question for all', async () => {
    const source = await sourceFor([center]);
    const all = await Promise.all([served(source), served(source), served(source)]);
    expect(new Set(all)).toEqual(new Set(['alice:token-center']));
    expect(await served(source)).toBe('alice:token-center');
    expect(asked).toEqual([center.id]);
  });

  it('is asked for on behalf of an asker that knows only the host', async () => {
    const caller = { ...own, hostOnly: true };
    const request = { protocol: 'https', host: 'git.acme.com' };
    expect(await served(await sourceFor([center]), request, caller)).toBe('alice:token-center');
  });

  it('is asked for once the user has chosen among several', async () => {
    expect(await served(await sourceFor([center, twin]))).toBe('alice:token-twin');
    expect(asked).toEqual([twin.id]);
  });

  it('is asked for once the user has agreed to the provider that a workspace names', async () => {
    const source = await sourceFor([center, twin]);
    const entry = { name: 'Web', repositoryUrl: url, providerId: center.id };
    const id = '11111111-1111-4111-8111-111111111111';
    await source.settings.write(workspaceScope, { setting: 'projects', id, entry });
    expect(await served(source)).toBe('alice:token-center');
    expect(asked).toEqual([center.id]);
  });

  it('is not asked for where Git needs no name', async () => {
    const request = remoteRequest('https://bitbucket.org/acme/web.git')!;
    expect(await served(await sourceFor([cloud]), request)).toBe('x-bitbucket-api-token-auth:token-cloud');
    expect(asked).toEqual([]);
  });
});

describe.each([
  ['the only provider', [center]],
  ['the one that the user has chosen among several', [twin, center]],
])('a token of %s', (_, providers) => {
  it('that the host refuses when it is asked is kept from Git', async () => {
    const source = await sourceFor(providers, async (provider, { accounts, health }) => {
      const account = await accounts.read(provider);
      const tokenSavedAt = account.ok ? account.value.savedAt : '';
      await health.write(provider.id, { outcome: 'rejected', checkedAt: tokenSavedAt, tokenSavedAt });
    });
    expect(await source.get(remoteRequest(url)!, own)).toEqual({ kind: 'quit', reason: 'center is refused' });
  });

  it('that is removed while the host is asked is not given', async () => {
    const source = await sourceFor(providers, async (provider, { accounts }) => {
      await accounts.remove(provider.id);
    });
    expect(await served(source)).not.toContain('token-center');
  });
});
