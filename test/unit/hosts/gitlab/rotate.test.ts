import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../../hosts/startPracticeHosts';
import { practiceClient, signal } from '../practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab', 'github'] });
});
afterEach(() => {
  hosts.gitlab.faults.clear();
  hosts.gitlab.clearRequests();
});
afterAll(() => hosts.closeAll());

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function places(): readonly string[] {
  return hosts.gitlab.requests
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path.replace(/^.*\/api\/v4/, ''));
}

describe('rotating a token of GitLab', () => {
  it.each([
    ['self rotate', /^\/personal_access_tokens\/self\/rotate$/],
    ['project token', /^\/projects\/\d+\/access_tokens\/self\/rotate$/],
    ['group token', /^\/groups\/\d+\/access_tokens\/self\/rotate$/],
  ])('replaces a %s in its own place', async (label, place) => {
    const client = await practiceClient(hosts.gitlab, label);
    const identity = await client.identity(signal);
    const { username } = identity.ok ? identity.value : {};
    const day = inDays(30);
    const rotated = await client.rotate({ expiresOn: day, ...(username && { username }) }, signal);
    expect(rotated).toMatchObject({ ok: true, value: { expiresAt: `${day}T00:00:00.000Z` } });
    expect(places()).toEqual([expect.stringMatching(place)]);
    expect(await client.identity(signal)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });

  it.each([429, 500, 502, 503])('is sent once where the host answers %s', async (status) => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    hosts.gitlab.faults.set('/', { status, headers: { 'Retry-After': '0' } });
    expect(await client.rotate({ expiresOn: inDays(30) }, signal)).toMatchObject({ ok: false });
    expect(places()).toHaveLength(1);
  });

  it.each(['{}', '{"token":""}', '[]'])('takes %s for no answer of GitLab', async (body) => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    hosts.gitlab.faults.set('/', { status: 200, body });
    expect(await client.rotate({ expiresOn: inDays(30) }, signal)).toMatchObject({
      ok: false,
      error: { kind: 'notThisHost', seen: 'wrongShape' },
    });
  });

  it('takes a token without a readable day, of which no more is known', async () => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    const answer = async (expiresAt: unknown) => {
      const body = JSON.stringify({ token: 'glpat-new', expires_at: expiresAt });
      hosts.gitlab.faults.set('/', { status: 200, body });
      const rotated = await client.rotate({ expiresOn: inDays(30) }, signal);
      return rotated.ok && [rotated.value.token.open(), rotated.value.expiresAt];
    };
    expect(await answer('soon')).toEqual(['glpat-new', undefined]);
    expect(await answer(undefined)).toEqual(['glpat-new', undefined]);
    expect(await answer(null)).toEqual(['glpat-new', 'never']);
  });

  it('tells what the host does not accept, in its own words', async () => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    expect(await client.rotate({ expiresOn: 'tomorrow' }, signal)).toEqual({
      ok: false,
      error: { kind: 'notAccepted', said: 'expires_at is invalid' },
    });
  });
});

describe('rotating a token elsewhere', () => {
  it('is not offered, and nothing is sent', async () => {
    const client = await practiceClient(hosts.github, 'full access');
    hosts.github.clearRequests();
    expect(await client.rotate({ expiresOn: inDays(30) }, signal)).toEqual({
      ok: false,
      error: { kind: 'gone' },
    });
    expect(hosts.github.requests).toEqual([]);
  });
});
