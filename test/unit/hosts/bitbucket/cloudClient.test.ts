import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeHost } from '../../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { allRepositories } from '../allRepositories';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;
let host: PracticeHost;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['bitbucket'] });
  host = hosts.bitbucket;
});
beforeEach(() => {
  host.clearRequests();
});
afterEach(() => {
  host.faults.clear();
});
afterAll(() => hosts.closeAll());

describe('a Bitbucket Cloud client', () => {
  it('sends an API token with the email and tells the account with one request', async () => {
    const identity = await (await practiceClient(host, 'full access')).identity(signal);
    expect(identity).toMatchObject({
      ok: true,
      value: { username: 'alice', displayName: 'Alice Example', tokenKind: 'apiToken' },
    });
    const { token, email = '' } = host.token('full access');
    expect(host.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/api.bitbucket.org/2.0/user', `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`],
    ]);
  });

  it('learns from a 403 what an access token is and may do', async () => {
    const identity = await (await practiceClient(host, 'acme only')).identity(signal);
    expect(identity).toMatchObject({
      ok: true,
      value: { tokenKind: 'workspaceAccessToken', scopes: ['repository', 'repository:write', 'webhook'] },
    });
    expect(identity.ok && identity.value.username).toBeUndefined();
    expect(host.requests).toHaveLength(1);
  });

  it.each(['expired', 'without scopes'])(
    'asks once only with a token that is refused (%s)',
    async (label) => {
      const identity = await (await practiceClient(host, label)).identity(signal);
      expect(identity).toEqual({ ok: false, error: { kind: 'unauthorized', reason: 'unknown' } });
      expect(host.requests).toHaveLength(1);
    },
  );

  it('says of an app password that its kind is dead', async () => {
    const identity = await (await practiceClient(host, 'app password')).identity(signal);
    expect(identity).toEqual({ ok: false, error: { kind: 'unauthorized', reason: 'deadAppPassword' } });
  });

  it('finds a workspace and that the account belongs to it', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('acme', signal)).toEqual({
      ok: true,
      value: { name: 'acme', member: true },
    });
    expect(await client.organization('acmee', signal)).toEqual({ ok: false, error: { kind: 'notFound' } });
  });

  it('finds the workspace of an access token, which may not read workspaces', async () => {
    const client = await practiceClient(host, 'acme only');
    expect(await client.organization('acme', signal)).toMatchObject({ ok: true, value: { name: 'acme' } });
  });

  it('lists a workspace page by page, the most recent first, without user names in clone URLs', async () => {
    host.addRepositories('paged', 'service', 5);
    const client = await practiceClient(host, 'full access');
    const pages = await allRepositories(client, { organization: 'paged', pageSize: 2 });
    expect(pages).toEqual([
      ['paged/service-5', 'paged/service-4'],
      ['paged/service-3', 'paged/service-2'],
      ['paged/service-1'],
    ]);
    expect(host.requests).toHaveLength(3);
    const page = await client.repositories({ organization: 'acme', search: 'web' }, signal);
    expect(page).toMatchObject({
      ok: true,
      value: { repositories: [{ fullName: 'acme/web', cloneUrl: host.cloneUrl('acme/web'), private: true }] },
    });
  });

  it('lists one workspace after the other where no organization is set', async () => {
    const client = await practiceClient(host, 'full access');
    const names = (await allRepositories(client, { pageSize: 2 })).flat();
    expect(names).toEqual(expect.arrayContaining(['acme/web', 'alice/notes', 'globex/backend']));
    expect(new Set(names).size).toBe(names.length);
    expect((await allRepositories(client, { search: 'backend' })).flat()).toEqual(['globex/backend']);
  });

  it('names the scopes that are missing', async () => {
    const client = await practiceClient(host, 'without repository scope');
    expect(await client.repositories({ organization: 'acme' }, signal)).toEqual({
      ok: false,
      error: { kind: 'missingScope', missing: ['read:repository:bitbucket'] },
    });
  });

  it('sends the token to no page that lies elsewhere', async () => {
    const body = JSON.stringify({
      values: [],
      next: 'https://api.bitbucket.org.evil.tld/2.0/repositories/acme?page=2',
    });
    host.faults.set('/', { status: 200, headers: { 'Content-Type': 'application/json' }, body });
    const client = await practiceClient(host, 'full access');
    const elsewhere = { ok: false, error: { kind: 'notThisHost', seen: 'redirect' } };
    expect(await client.repositories({ organization: 'acme' }, signal)).toEqual(elsewhere);
    const page = `${host.origin}/somewhere/else`;
    expect(await client.repositories({ organization: 'acme', page }, signal)).not.toMatchObject({ ok: true });
    expect(host.requests.every(({ path }) => path.startsWith('/api.bitbucket.org/2.0/'))).toBe(true);
  });

  it('tells an endpoint that was removed', async () => {
    host.faults.set('/', { status: 410, body: '{"type":"error","error":{"message":"CHANGE-2770"}}' });
    const client = await practiceClient(host, 'full access');
    expect(await client.identity(signal)).toEqual({ ok: false, error: { kind: 'gone' } });
  });
});
