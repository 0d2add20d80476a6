import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeHost } from '../../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { allRepositories } from '../allRepositories';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;
let host: PracticeHost<'server' | 'underPath'>;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['bitbucketDataCenter'] });
  host = hosts.bitbucketDataCenter;
});
beforeEach(() => {
  host.clearRequests();
});
afterEach(() => {
  host.faults.clear();
});
afterAll(() => hosts.closeAll());

const unauthorized = { ok: false, error: { kind: 'unauthorized', reason: 'unknown' } };

describe('a Bitbucket Data Center client', () => {
  it.each(['server', 'underPath'] as const)('tells the account and the version (%s)', async (base) => {
    const identity = await (await practiceClient(host, 'full access', host.baseUrls[base])).identity(signal);
    expect(identity).toMatchObject({
      ok: true,
      value: {
        username: 'alice',
        displayName: 'Alice Example',
        tokenKind: 'httpAccessToken',
        version: '9.4.3',
      },
    });
    expect(host.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${host.token('full access').token}`),
    );
  });

  it('refuses a token that the server takes for nobody’s, though the properties answer', async () => {
    host.faults.set('/rest/api/1.0/application-properties', {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"version":"9.4.3"}',
    });
    const client = await practiceClient(host, 'full access', host.baseUrls.server);
    expect(await client.identity(signal)).toEqual(unauthorized);
  });

  it('asks once only with a token that was refused', async () => {
    expect(await (await practiceClient(host, 'expired')).identity(signal)).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    expect(host.requests).toHaveLength(1);
  });

  it('accepts the token of a project, which belongs to no user', async () => {
    const identity = await (await practiceClient(host, 'acme only')).identity(signal);
    expect(identity).toMatchObject({ ok: true, value: { version: '9.4.3' } });
    expect(identity.ok && identity.value.username).toBeUndefined();
  });

  it('finds a project by its key in any letter case', async () => {
    const client = await practiceClient(host, 'full access');
    expect(await client.organization('acme', signal)).toEqual({ ok: true, value: { name: 'ACME' } });
    expect(await client.organization('ACMEE', signal)).toEqual({ ok: false, error: { kind: 'notFound' } });
  });

  it('finds a personal project, and that it is the account’s own', async () => {
    const client = await practiceClient(host, 'full access', host.baseUrl, { username: 'alice' });
    const found = await client.organization('~alice', signal);
    expect(found).toMatchObject({ ok: true, value: { member: true } });
    expect(found.ok && found.value.name.toLowerCase()).toBe('~alice');
  });

  it('does not take a missing permission for a dead token', async () => {
    await host.addRepository({ organization: 'HIDDEN', name: 'vault' });
    const client = await practiceClient(host, 'bob');
    expect(await client.organization('HIDDEN', signal)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });

  it('lists a project page by page and counts on the last one', async () => {
    host.addRepositories('PAGED', 'service', 5);
    const client = await practiceClient(host, 'full access');
    const pages = await allRepositories(client, { organization: 'PAGED', pageSize: 2 });
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual([1, 2, 3, 4, 5].map((number) => `PAGED/service-${String(number)}`));
    const whole = await client.repositories({ organization: 'PAGED' }, signal);
    expect(whole).toMatchObject({ ok: true, value: { total: 5 } });
  });

  it('searches within a project and over everything', async () => {
    const client = await practiceClient(host, 'full access');
    const within = await client.repositories({ organization: 'ACME', search: 'web' }, signal);
    expect(within).toMatchObject({
      ok: true,
      value: { repositories: [{ fullName: 'ACME/web', cloneUrl: host.cloneUrl('ACME/web'), private: true }] },
    });
    expect((await allRepositories(client, { search: 'backend' })).flat()).toEqual(['GLOBEX/backend']);
  });
});
