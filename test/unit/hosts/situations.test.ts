import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../../src/core/host/gitHost';
import type { HostError } from '../../../src/core/host/hostError';
import type { Result } from '../../../src/shared/result';
import {
  startPracticeHosts,
  type PracticeHostName,
  type PracticeHosts,
} from '../../hosts/startPracticeHosts';
import { practiceClient, signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});
afterEach(() => {
  for (const host of hosts.all) host.clearRequests();
});
afterAll(() => hosts.closeAll());

const client = (name: PracticeHostName, label: string) => practiceClient(hosts[name], label);
const acme = (name: PracticeHostName) => (name === 'bitbucketDataCenter' ? 'ACME' : 'acme');
const seen = <T>(result: Result<T, HostError>): unknown => (result.ok ? result.value : result.error);
const error = (kind: HostError['kind'], more: object = {}): unknown =>
  expect.objectContaining({ kind, ...more });

describe('every deployment', () => {
  it.each<PracticeHostName>(['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'])(
    'of %s is asked at its own address, below a path where it has one',
    async (name) => {
      const bases = Object.values<string>(hosts[name].baseUrls);
      for (const baseUrl of bases) {
        const connected = await practiceClient(hosts[name], 'full access', baseUrl);
        expect(seen(await connected.identity(signal)), baseUrl).toMatchObject({ username: 'alice' });
        const page = await connected.repositories({ organization: acme(name), search: 'web' }, signal);
        expect(page.ok && page.value.repositories[0]?.cloneUrl, baseUrl).toMatch(baseUrl);
      }
    },
  );
});

describe('the identity of a token', () => {
  it.each<readonly [PracticeHostName, string, unknown]>([
    ['github', 'full access', { username: 'alice', email: 'alice@acme.example', tokenKind: 'classic' }],
    ['github', 'oauth', { username: 'alice', tokenKind: 'oauth' }],
    ['github', 'acme only', { username: 'alice', tokenKind: 'fineGrained' }],
    ['github', 'app installation', { tokenKind: 'installation' }],
    ['github', 'long app installation', { tokenKind: 'installation' }],
    ['github', 'expired', error('unauthorized', { reason: 'unknown' })],
    ['github', 'revoked', error('unauthorized', { reason: 'unknown' })],
    ['github', 'blocked account', error('accountBlocked')],
    ['github', 'sso not authorised', { username: 'alice' }],
    ['gitlab', 'full access', { username: 'alice', email: 'alice@acme.example', tokenKind: 'personal' }],
    ['gitlab', 'oauth', { username: 'alice', tokenKind: 'oauth' }],
    ['gitlab', 'granular', { username: 'alice', tokenKind: 'fineGrained' }],
    ['gitlab', 'group token', { tokenKind: 'group', expiresAt: 'never' }],
    ['gitlab', 'project token', { tokenKind: 'project' }],
    ['gitlab', 'self rotate', { username: 'alice', scopes: ['read_user', 'self_rotate'] }],
    ['gitlab', 'deploy token', error('unauthorized', { reason: 'wrongKind' })],
    ['gitlab', 'expired', error('unauthorized', { reason: 'expired' })],
    ['gitlab', 'revoked', error('unauthorized', { reason: 'revoked' })],
    ['gitlab', 'blocked account', error('accountBlocked')],
    ['bitbucket', 'full access', { username: 'alice', tokenKind: 'apiToken' }],
    ['bitbucket', 'acme only', { tokenKind: 'workspaceAccessToken' }],
    ['bitbucket', 'project access token', { tokenKind: 'projectAccessToken' }],
    ['bitbucket', 'repository access token', { tokenKind: 'repositoryAccessToken' }],
    ['bitbucket', 'without identity scope', { tokenKind: 'apiToken' }],
    ['bitbucket', 'without scopes', error('unauthorized', { reason: 'unknown' })],
    ['bitbucket', 'app password', error('unauthorized', { reason: 'deadAppPassword' })],
    ['bitbucket', 'revoked', error('unauthorized', { reason: 'unknown' })],
    ['bitbucketDataCenter', 'full access', { username: 'alice', email: 'alice@acme.example' }],
    ['bitbucketDataCenter', 'acme only', { tokenKind: 'httpAccessToken' }],
    ['bitbucketDataCenter', 'repository token', { tokenKind: 'httpAccessToken' }],
    ['bitbucketDataCenter', 'expired', error('unauthorized', { reason: 'unknown' })],
  ])('on %s, %s', async (name, label, expected) => {
    expect(seen(await (await client(name, label)).identity(signal))).toMatchObject(expected as object);
  });

  it.each<readonly [PracticeHostName, string]>([
    ['github', 'app installation'],
    ['bitbucket', 'acme only'],
    ['bitbucket', 'without identity scope'],
    ['bitbucketDataCenter', 'acme only'],
    ['bitbucketDataCenter', 'repository token'],
  ])('on %s names no user for %s', async (name, label) => {
    const identity = await (await client(name, label)).identity(signal);
    expect(identity.ok && identity.value.username).toBeUndefined();
  });
});

describe('the organization', () => {
  it.each<readonly [PracticeHostName, string, unknown]>([
    ['github', 'full access', { name: 'acme', member: true }],
    ['github', 'without organization scope', { name: 'acme' }],
    ['github', 'acme only', { name: 'acme', withinToken: true }],
    ['github', 'globex only', { name: 'acme', withinToken: false }],
    ['github', 'pending approval', { name: 'acme', withinToken: false }],
    ['github', 'every permission', { name: 'acme', member: true, withinToken: true }],
    [
      'github',
      'sso not authorised',
      error('ssoRequired', { url: expect.stringContaining('/orgs/acme/sso') as string }),
    ],
    [
      'github',
      'sso hidden',
      error('ssoRequired', { url: expect.stringContaining('/orgs/acme/sso') as string }),
    ],
    ['github', 'ip allow list', error('ipNotAllowed')],
    ['github', 'classic forbidden', error('forbiddenByPolicy')],
    ['gitlab', 'full access', { name: 'acme', member: true }],
    ['gitlab', 'globex only', { name: 'acme', member: false }],
    ['gitlab', 'without repository scope', error('missingScope', { missing: ['api', 'read_api'] })],
    ['gitlab', 'granular without projects', error('missingScope', { missing: ['read_group'] })],
    ['bitbucket', 'full access', { name: 'acme', member: true }],
    ['bitbucket', 'without workspace scope', { name: 'acme' }],
    ['bitbucket', 'project access token', { name: 'acme' }],
    ['bitbucket', 'repository access token', { name: 'acme' }],
    ['bitbucket', 'write without read', error('missingScope', { missing: ['read:repository:bitbucket'] })],
    ['bitbucketDataCenter', 'full access', { name: 'ACME' }],
  ])('for %s, %s', async (name, label, expected) => {
    const found = await (await client(name, label)).organization(acme(name), signal);
    expect(seen(found)).toEqual(expected);
  });

  it.each<PracticeHostName>(['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'])(
    'that is misspelt is not found on %s, and the names that could be meant are there',
    async (name) => {
      const connected = await client(name, 'full access');
      expect(seen(await connected.organization(`${acme(name)}x`, signal))).toEqual({ kind: 'notFound' });
      const names = await connected.organizations(signal);
      expect(names).toMatchObject({ ok: true, value: { more: false } });
      expect(names.ok && names.value.names).toContain(acme(name));
    },
  );

  it('is told to be left out of lists until single sign-on is authorised', async () => {
    const connected = await client('github', 'sso not authorised');
    expect(seen(await connected.repositories({}, signal))).toMatchObject({ ssoWithheld: true });
  });
});

describe('the webhooks of a repository', () => {
  const byToken = (...missing: readonly string[]) => ({ kind: 'refused', by: 'token', missing });
  const byAccount = { kind: 'refused', by: 'account', missing: [] };
  const allowed = { kind: 'allowed' };
  const unknown = (reason: string) => ({ kind: 'unknown', reason });

  it.each<readonly [PracticeHostName, string, unknown]>([
    ['github', 'full access', allowed],
    ['github', 'acme only', unknown('writeNotVerifiable')],
    ['github', 'read only', byToken('repository_hooks=read')],
    ['github', 'bob', byAccount],
    ['github', 'without repo scope', unknown('hidden')],
    ['github', 'expired', error('unauthorized')],
    ['github', 'sso hidden', error('ssoRequired')],
    ['gitlab', 'full access', allowed],
    ['gitlab', 'read only', byToken('api')],
    ['gitlab', 'bob', byAccount],
    ['gitlab', 'oauth', unknown('writeNotVerifiable')],
    ['gitlab', 'granular', unknown('writeNotVerifiable')],
    ['gitlab', 'granular read only', byToken('read_webhook')],
    ['gitlab', 'globex only', unknown('hidden')],
    ['bitbucket', 'full access', allowed],
    ['bitbucket', 'acme only', allowed],
    ['bitbucket', 'without webhook scopes', byToken('read:webhook:bitbucket')],
    ['bitbucket', 'without deletion of webhooks', byToken('delete:webhook:bitbucket')],
    ['bitbucket', 'project access token', byToken('webhook')],
    ['bitbucketDataCenter', 'full access', allowed],
    ['bitbucketDataCenter', 'bob', { kind: 'refused', missing: [] }],
  ])('on %s with %s', async (name, label, expected) => {
    const access = await (await client(name, label)).webhooksAllowed(`${acme(name)}/web`, signal);
    expect(seen(access)).toEqual(expected);
    expect(hosts[name].requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('a session', () => {
  const everything = (connected: HostClient, organization: string) =>
    Promise.all([
      connected.product(signal),
      connected.identity(signal),
      connected.organization(organization, signal),
      connected.organizations(signal),
      connected.repositories({ organization }, signal),
      connected.webhooksAllowed(`${organization}/web`, signal),
    ]);

  it.each<readonly [PracticeHostName, string]>([
    ['github', 'full access'],
    ['github', 'acme only'],
    ['github', 'globex only'],
    ['github', 'expired'],
    ['gitlab', 'full access'],
    ['gitlab', 'granular'],
    ['gitlab', 'expired'],
    ['bitbucket', 'full access'],
    ['bitbucket', 'acme only'],
    ['bitbucketDataCenter', 'full access'],
    ['bitbucketDataCenter', 'expired'],
  ])('on %s with %s makes no request twice, whatever is asked', async (name, label) => {
    const connected = (await client(name, label)).session();
    await everything(connected, acme(name));
    await everything(connected, acme(name));
    const made = hosts[name].requests.map(({ method, path, query, credential }) =>
      [method, path, query, credential === undefined].join(' '),
    );
    expect([...new Set(made)]).toEqual(made);
  });

  it.each<PracticeHostName>(['github', 'gitlab'])('on %s knows the budget that is left', async (name) => {
    const connected = (await client(name, 'full access')).session();
    expect(connected.rateLimit()).toBeUndefined();
    await everything(connected, acme(name));
    const { limit, remaining } = connected.rateLimit() ?? { limit: 0, remaining: 0 };
    expect(limit).toBe(name === 'github' ? 5000 : 2000);
    expect(limit - remaining).toBeGreaterThanOrEqual(1);
  });
});

describe('a client', () => {
  it('is the same for the same account, and another for another one', async () => {
    const { hostOfType } = await import('../../../src/hosts/hosts');
    const { baseUrlOf } = await import('./baseUrlOf');
    const { Secret } = await import('../../../src/core/account/secret');
    const baseUrl = baseUrlOf('https://git.acme.com');
    for (const type of ['github', 'gitlab', 'bitbucket']) {
      const host = hostOfType(type)!;
      const account = { token: new Secret('one') };
      expect(await host.connect(baseUrl, { ...account })).toBe(await host.connect(baseUrl, account));
      expect(await host.connect(baseUrl, { token: new Secret('one') })).not.toBe(
        await host.connect(baseUrl, account),
      );
      expect(await host.connect(baseUrlOf('https://git.acme.com:8443'), account)).not.toBe(
        await host.connect(baseUrl, account),
      );
    }
  });
});
