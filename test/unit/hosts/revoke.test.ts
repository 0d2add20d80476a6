import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { practiceClient, signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({
    only: ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'],
  });
});
afterAll(() => hosts.closeAll());

describe('revoking a token', () => {
  it('ends it on GitHub, with a request that carries it in its body alone', async () => {
    const client = await practiceClient(hosts.github, 'full access');
    hosts.github.clearRequests();
    expect(await client.revoke(signal)).toEqual({ ok: true, value: undefined });
    expect(hosts.github.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api.github.com/credentials/revoke',
    ]);
    expect(hosts.github.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(await client.identity(signal)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });

  it('ends it on GitLab', async () => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    expect(await client.revoke(signal)).toEqual({ ok: true, value: undefined });
    expect(await client.identity(signal)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });

  it('is not tried where the host has no way, and nothing is sent', async () => {
    for (const [host, baseUrl] of [
      [hosts.github, hosts.github.baseUrls.server],
      [hosts.bitbucket, hosts.bitbucket.baseUrl],
      [hosts.bitbucketDataCenter, hosts.bitbucketDataCenter.baseUrl],
    ] as const) {
      host.clearRequests();
      const client = await practiceClient(host, 'full access', baseUrl);
      expect(await client.revoke(signal)).toEqual({ ok: false, error: { kind: 'gone' } });
      expect(host.requests).toEqual([]);
    }
  });
});
