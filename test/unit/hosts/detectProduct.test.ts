import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hosts as knownHosts } from '../../../src/hosts/hosts';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { baseUrlOf } from './baseUrlOf';
import { signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});
afterEach(() => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
  }
});
afterAll(() => hosts.closeAll());

describe('the product behind a base URL', () => {
  it.each(knownHosts.map((host) => [host.type, host] as const))(
    'is found without a token, whichever host asks: %s',
    async (_type, asking) => {
      for (const [host, version] of [
        [hosts.github, /^3\./],
        [hosts.gitlab, undefined],
        [hosts.bitbucketDataCenter, /^9\./],
      ] as const) {
        const base = host.baseUrls.server;
        const found = await asking.detect(baseUrlOf(base), signal);
        expect(found).toMatchObject({ ok: true, value: { type: host.type } });
        const told = found.ok ? found.value?.version : '';
        if (version === undefined) expect(told).toBeUndefined();
        else expect(told).toMatch(version);
        expect(host.requests.length).toBeGreaterThan(0);
        expect(host.requests.filter(({ credential }) => credential !== undefined)).toEqual([]);
      }
    },
  );

  it.each([
    ['https://github.com', 'github'],
    ['https://acme.ghe.com', 'github'],
    ['https://gitlab.com', 'gitlab'],
    ['https://bitbucket.org', 'bitbucket'],
  ])('is told by its name where it is the public service %s', async (url, type) => {
    expect(await knownHosts[0]!.detect(baseUrlOf(url), signal)).toEqual({ ok: true, value: { type } });
  });

  it('is none where something else answers', async () => {
    hosts.gitlab.faults.set('/', { html: true });
    const found = await knownHosts[0]!.detect(baseUrlOf(hosts.gitlab.baseUrls.server), signal);
    expect(found).toEqual({ ok: true, value: undefined });
  });

  it('stays unknown where nothing answers', async () => {
    const closed = await startPracticeHosts({ only: ['gitlab'] });
    await closed.closeAll();
    const found = await knownHosts[0]!.detect(baseUrlOf(closed.gitlab.baseUrls.server), signal);
    expect(found).toMatchObject({ ok: false, error: { kind: 'unreachable', reason: 'refused' } });
  });

  it('is not waited for any longer than wanted', async () => {
    hosts.gitlab.faults.set('/', { hang: true });
    const asked = knownHosts[0]!.detect(baseUrlOf(hosts.gitlab.baseUrls.server), AbortSignal.timeout(200));
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
