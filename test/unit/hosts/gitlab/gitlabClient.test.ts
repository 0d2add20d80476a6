import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeHost } from '../../../hosts/core/practiceHost';
import { gitlabToken } from '../../../hosts/core/tokenShapes';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { allRepositories } from '../allRepositories';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;
let host: PracticeHost<'public' | 'server' | 'underPath'>;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  host = hosts.gitlab;
});
beforeEach(() => {
  host.clearRequests();
});
afterEach(() => {
  host.faults.clear();
});
afterAll(() => hosts.closeAll());

describe('a GitLab client', () => {
  it('tells the account, scopes, expiry and budget with two requests', async () => {
    const identity = await (await practiceClient(host, 'full access', host.baseUrls.public)).identity(signal);
    expect(identity).toMatchObject({
      ok: true,
      value: {
        username: 'alice',
        displayName: 'Alice Example',
        tokenKind: 'personal',
        scopes: host.token('full access').scopes,
        rateLimit: { limit: 2000 },
      },
    });
    expect(identity.ok && identity.value.expiresAt).toMatch(/^(never|\d{4}-\d\d-\d\dT00:00:00\.000Z)$/);
    expect(host.requests.map(({ path }) => path).sort()).toEqual([
      '/gitlab.com/api/v4/personal_access_tokens/self',
      '/gitlab.com/api/v4/user',
    ]);
    expect(host.requests.map(({ headers }) => headers['private-token'])).toEqual(
      Array(2).fill(host.token('full access').token),
    );
  });

  it.each(['server', 'underPath'] as const)('works at a self-managed address (%s)', async (base) => {
    const client = await practiceClient(host, 'full access', host.baseUrls[base]);
    expect(await client.identity(signal)).toMatchObject({ ok: true, value: { username: 'alice' } });
    const page = await client.repositories({ organization: 'acme', search: 'web' }, signal);
    expect(page).toMatchObject({
      ok: true,
      value: { repositories: [{ cloneUrl: host.cloneUrl('acme/web', host.baseUrls[base]) }] },
    });
  });

  it('tells the day on which a token dies as the instant at its start', async () => {
    host.addToken({
      token: gitlabToken('glpat', 'dies soon'),
      label: 'dies soon',
      expiresAt: '2035-05-06T00:00:00Z',
    });
    const identity = await (await practiceClient(host, 'dies soon')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { expiresAt: '2035-05-06T00:00:00.000Z' } });
  });

  it('sends an OAuth token as a bearer, and knows no scopes of it', async () => {
    const identity = await (await practiceClient(host, 'oauth')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { username: 'alice', tokenKind: 'oauth' } });
    expect(identity.ok && identity.value.scopes).toBeUndefined();
  });

  it('claims nothing about the scopes of a fine-grained token', async () => {
    host.faults.set('/api/v4/personal_access_tokens/self', {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 1, scopes: ['granular'], expires_at: null }),
    });
    const identity = await (await practiceClient(host, 'full access', host.baseUrls.server)).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { tokenKind: 'fineGrained', expiresAt: 'never' } });
    expect(identity.ok && identity.value.scopes).toBeUndefined();
  });

  it('names the scopes of a token that may not read its user', async () => {
    host.addToken({
      token: gitlabToken('glpat', 'code only'),
      label: 'code only',
      scopes: ['read_repository'],
    });
    const identity = await (await practiceClient(host, 'code only')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { scopes: ['read_repository'] } });
    expect(identity.ok && identity.value.username).toBeUndefined();
  });

  it('sees from the name of the bot that a token is a group’s', async () => {
    host.addToken({
      token: gitlabToken('glpat', 'of a group'),
      label: 'of a group',
      user: null,
      organizations: ['acme'],
    });
    const identity = await (await practiceClient(host, 'of a group')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { tokenKind: 'group' } });
  });

  it('tells an expired token from a revoked one and from a wrong one', async () => {
    const reason = async (label: string) => {
      const identity = await (await practiceClient(host, label)).identity(signal);
      return identity.ok ? 'ok' : identity.error;
    };
    expect(await reason('expired')).toEqual({ kind: 'unauthorized', reason: 'expired' });
    const revoked = host.addToken({ token: gitlabToken('glpat', 'revoked'), label: 'revoked' });
    host.revokeToken(revoked.token);
    expect(await reason('revoked')).toEqual({ kind: 'unauthorized', reason: 'revoked' });
    expect(await reason('deploy token')).toEqual({ kind: 'unauthorized', reason: 'wrongKind' });
    expect(host.requests).toHaveLength(6);
  });

  it('finds a nested group by its path, and that the account belongs to it', async () => {
    await host.addRepository({ organization: 'umbrella/tools', name: 'cli' });
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('umbrella/tools', signal)).toEqual({
      ok: true,
      value: { name: 'umbrella/tools', member: true },
    });
    expect(await client.organization('umbrella/tool', signal)).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  it('takes the own name for an organization, the one of the personal projects', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('Alice', signal)).toEqual({
      ok: true,
      value: { name: 'alice', member: true },
    });
  });

  it('lists a group with its subgroups page by page, the most recent first, and counts', async () => {
    host.addRepositories('paged', 'service', 4);
    host.addRepositories('paged/deep', 'service', 3);
    const client = await practiceClient(host, 'full access');
    const pages = await allRepositories(client, { organization: 'paged', pageSize: 3 });
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat()).toEqual([
      ...[3, 2, 1].map((number) => `paged/deep/service-${String(number)}`),
      ...[4, 3, 2, 1].map((number) => `paged/service-${String(number)}`),
    ]);
    expect(host.requests).toHaveLength(3);
    const one = await client.repositories({ organization: 'paged', pageSize: 1 }, signal);
    expect(one).toMatchObject({ ok: true, value: { total: 7 } });
  });

  it('searches everything that the account is a member of', async () => {
    const client = await practiceClient(host, 'full access');
    const page = await client.repositories({ search: 'backend' }, signal);
    expect(page).toMatchObject({
      ok: true,
      value: { repositories: [{ fullName: 'globex/backend', private: true }], total: 1 },
    });
    expect(page.ok && page.value.next).toBeUndefined();
  });

  it('names the scope that a list needs', async () => {
    const client = await practiceClient(host, 'without repository scope');
    const page = await client.repositories({ organization: 'acme' }, signal);
    expect(page).toMatchObject({ ok: false, error: { kind: 'missingScope', missing: ['api', 'read_api'] } });
  });

  it('reads a rate limit in plain text', async () => {
    host.faults.set('/', { status: 429, body: 'Retry later\n', headers: { 'Retry-After': '60' } });
    const page = await (await practiceClient(host, 'full access')).repositories({}, signal);
    expect(page).toMatchObject({ ok: false, error: { kind: 'rateLimited' } });
    expect(host.requests).toHaveLength(1);
  });

  it('tells a blocked account', async () => {
    const message = '403 Forbidden - Your account has been blocked.';
    host.faults.set('/', { status: 403, body: JSON.stringify({ message }) });
    const identity = await (await practiceClient(host, 'full access')).identity(signal);
    expect(identity).toEqual({ ok: false, error: { kind: 'accountBlocked', said: message } });
  });

  it('takes an object where a list was due for another product', async () => {
    host.faults.set('/', { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' });
    const page = await (await practiceClient(host, 'full access')).repositories({}, signal);
    expect(page).toEqual({ ok: false, error: { kind: 'notThisHost', seen: 'wrongShape' } });
  });
});
