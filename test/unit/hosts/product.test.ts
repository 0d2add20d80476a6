import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { hostOfType } from '../../../src/hosts/hosts';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { githubFineGrained } from '../../hosts/core/tokenShapes';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { baseUrlOf } from './baseUrlOf';
import { practiceClient, signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});
afterEach(() => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
    host.setVersion();
  }
});
afterAll(() => hosts.closeAll());

const at = (
  name: 'github' | 'gitlab' | 'bitbucket' | 'bitbucketDataCenter',
  base: string,
): [PracticeHost, string] => {
  const host: PracticeHost = hosts[name];
  return [host, host.baseUrls[base] ?? host.baseUrl];
};

describe('what answers at the base URL', () => {
  it.each([
    ['github', 'public', 'GitHub', undefined],
    ['github', 'server', 'GitHub Enterprise Server', /^3\./],
    ['gitlab', 'public', 'GitLab.com', /^19\./],
    ['gitlab', 'server', 'GitLab Self-Managed', /^19\./],
    ['bitbucket', 'public', 'Bitbucket Cloud', undefined],
    ['bitbucketDataCenter', 'server', 'Bitbucket Data Center', /^9\./],
  ] as const)(
    'of %s (%s) is %s, version %s, though the token be refused',
    async (name, base, product, version) => {
      const [host, baseUrl] = at(name, base);
      for (const label of ['full access', 'expired']) {
        const seen = await (await practiceClient(host, label, baseUrl)).product(signal);
        expect(seen).toMatchObject({ ok: true, value: { name: product } });
        const told = seen.ok ? seen.value.version : '';
        // GitLab keeps its version to itself until it knows the account.
        const secretive = name === 'gitlab' && label === 'expired';
        if (version === undefined || secretive) expect(told).toBeUndefined();
        else expect(told).toMatch(version);
      }
    },
  );

  it('is learnt with the requests that tell the account, in one session', async () => {
    for (const [name, requests] of [
      ['github', 1],
      ['bitbucket', 1],
      ['bitbucketDataCenter', 2],
    ] as const) {
      const host = hosts[name];
      const session = (await practiceClient(host, 'full access')).session();
      await Promise.all([session.product(signal), session.identity(signal), session.identity(signal)]);
      await session.identity(signal);
      expect(
        host.requests.map(({ path }) => path),
        name,
      ).toHaveLength(requests);
    }
  });

  it('is too old for fine-grained tokens on GitHub Enterprise Server before 3.10', async () => {
    const [host, server] = at('github', 'server');
    host.setVersion('3.9.4');
    const token = host.addToken({ token: githubFineGrained('too old') });
    const fineGrained = await practiceClient(host, token.label, server);
    expect(await fineGrained.product(signal)).toEqual({
      ok: false,
      error: { kind: 'tooOld', version: '3.9.4', needed: '3.10' },
    });
    const classic = await practiceClient(host, 'full access', server);
    expect(await classic.product(signal)).toMatchObject({ ok: true, value: { version: '3.9.4' } });
  });

  it('is too old where a Data Center knows no access tokens', async () => {
    const [host, baseUrl] = at('bitbucketDataCenter', 'server');
    host.setVersion('5.4.1');
    expect(await (await practiceClient(host, 'full access', baseUrl)).product(signal)).toEqual({
      ok: false,
      error: { kind: 'tooOld', version: '5.4.1', needed: '5.5' },
    });
  });

  it('is too old where GitHub does not know the version of the API', async () => {
    const [host, server] = at('github', 'server');
    host.faults.set('/api/v3', {
      status: 400,
      headers: { 'x-github-enterprise-version': '3.4.0' },
      body: JSON.stringify({ message: '"2022-11-28" is not a supported version.' }),
    });
    expect(await (await practiceClient(host, 'full access', server)).identity(signal)).toEqual({
      ok: false,
      error: { kind: 'tooOld', version: '3.4.0', needed: '3.9' },
    });
  });
});

describe('another product behind a provider', () => {
  const names = { github: 'GitHub', gitlab: 'GitLab', bitbucket: /^Bitbucket/ } as const;

  it.each([
    ['github', 'gitlab'],
    ['github', 'bitbucketDataCenter'],
    ['gitlab', 'github'],
    ['gitlab', 'bitbucketDataCenter'],
    ['bitbucket', 'github'],
    ['bitbucket', 'gitlab'],
  ] as const)('of %s is recognised: %s, and its name told', async (type, name) => {
    const host: PracticeHost = hosts[name];
    const token = new Secret('ghp_practice');
    // The address of the server itself: on loopback the practice hosts stand at `/` or below one name.
    const client = await hostOfType(type)!.connect(baseUrlOf(host.baseUrls['server'] ?? host.baseUrl), {
      token,
    });
    for (const result of [await client.product(signal), await client.identity(signal)]) {
      expect(result.ok ? undefined : result.error).toMatchObject({ kind: 'otherProduct', type: host.type });
      expect(!result.ok && result.error.kind === 'otherProduct' ? result.error.product : '').toMatch(
        names[host.type],
      );
    }
  });

  it('gets no token when it is asked what it is', async () => {
    const host = hosts.bitbucketDataCenter;
    const client = await hostOfType('github')!.connect(baseUrlOf(host.baseUrl), {
      token: new Secret('ghp_secret'),
    });
    await client.product(signal);
    const probes = host.requests.filter(({ path }) => path.endsWith('/application-properties'));
    expect(probes).toHaveLength(1);
    expect(probes[0]?.credential).toBeUndefined();
  });

  it.each([
    ['github', 'https://gitlab.com', 'gitlab'],
    ['gitlab', 'https://github.com', 'github'],
    ['bitbucket', 'https://acme.ghe.com', 'github'],
    ['github', 'https://bitbucket.org', 'bitbucket'],
  ])('of %s at %s is told by its name', async (type, url, other) => {
    const { probeProducts } = await import('../../../src/hosts/probeProducts');
    const nobody = () => Promise.reject(new Error('No request is needed'));
    expect(await probeProducts(baseUrlOf(url), type, nobody, signal)).toMatchObject({ type: other });
  });

  it('is not seen in a captive portal', async () => {
    const host = hosts.gitlab;
    host.faults.set('/', { html: true });
    const client = await practiceClient(host, 'full access', host.baseUrls.server);
    expect(await client.identity(signal)).toEqual({
      ok: false,
      error: { kind: 'notThisHost', seen: 'html' },
    });
  });
});
