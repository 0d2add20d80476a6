import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { basic, bearer, getJson } from './getJson';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
});

afterAll(() => hosts.closeAll());

const api = (path: string, label?: string) =>
  getJson(
    `${hosts.github.origin}/api.github.com${path}`,
    label === undefined ? {} : bearer(hosts.github.token(label).token),
  );

const namesOf = (body: unknown) =>
  Array.isArray(body) ? body.map((one: { full_name?: string }) => one.full_name) : body;

describe('a token', () => {
  it('is told its user, scopes, expiry and rate limit', async () => {
    const { status, headers, body } = await api('/user', 'full access');
    expect(status).toBe(200);
    expect(body).toMatchObject({ login: 'alice', email: 'alice@acme.example', type: 'User' });
    expect(headers.get('x-oauth-scopes')).toBe('admin:repo_hook, read:org, repo');
    expect(headers.get('github-authentication-token-expiration')).toBe('2036-01-31 12:00:00 UTC');
    expect(headers.get('x-ratelimit-limit')).toBe('5000');
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(5000);
    expect(headers.get('x-github-request-id')).toMatch(/^ACED:/);
    expect(headers.has('x-github-enterprise-version')).toBe(false);
  });

  it('has no scope header when it is fine-grained', async () => {
    const { status, headers } = await api('/user', 'acme only');
    expect(status).toBe(200);
    expect(headers.has('x-oauth-scopes')).toBe(false);
  });

  it('is refused in one way whether it is wrong, expired or revoked', async () => {
    const revoked = hosts.github.addToken({ token: 'ghp_revoked' }).token;
    hosts.github.revokeToken(revoked);
    const user = `${hosts.github.origin}/api.github.com/user`;
    const answers = [
      await api('/user', 'expired'),
      await getJson(user, bearer(revoked)),
      await getJson(user, bearer('x')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers[0]?.body).toMatchObject({ message: 'Bad credentials', status: '401' });
  });

  it('is needed for one’s own user and not for public things', async () => {
    expect((await api('/user')).body).toMatchObject({ message: 'Requires authentication' });
    expect((await api('/repos/acme/handbook')).status).toBe(200);
    expect((await api('/repos/acme/web')).status).toBe(404);
  });

  it('may come as Basic, with any name', async () => {
    const { token } = hosts.github.token('full access');
    expect((await getJson(`${hosts.github.origin}/api.github.com/user`, basic('x', token))).status).toBe(200);
  });

  it('of an app has repositories and no user', async () => {
    const user = await api('/user', 'app installation');
    expect([user.status, user.body]).toEqual([
      403,
      expect.objectContaining({ message: 'Resource not accessible by integration' }),
    ]);
    const list = await api('/installation/repositories', 'app installation');
    expect(list.body).toMatchObject({ total_count: 4, repository_selection: 'selected' });
    expect((await api('/installation/repositories', 'full access')).status).toBe(403);
  });
});

describe('organizations', () => {
  it('are listed for those who may read them', async () => {
    expect((await api('/user/orgs', 'full access')).body).toMatchObject([
      { login: 'acme' },
      { login: 'globex' },
    ]);
    expect((await api('/user/orgs', 'acme only')).body).toMatchObject([{ login: 'acme' }]);
  });

  it('exist or not, for everyone', async () => {
    expect((await api('/orgs/acme')).body).toMatchObject({ login: 'acme', type: 'Organization' });
    expect((await api('/orgs/acmee', 'full access')).status).toBe(404);
    expect((await api('/orgs/alice', 'full access')).status).toBe(404);
  });

  it('tell a membership to scopes, and the missing permission to a fine-grained token', async () => {
    expect((await api('/user/memberships/orgs/acme', 'full access')).body).toMatchObject({
      state: 'active',
      role: 'admin',
    });
    expect((await api('/user/memberships/orgs/acme', 'bob')).body).toMatchObject({ role: 'member' });
    expect((await api('/user/memberships/orgs/globex', 'bob')).status).toBe(404);
    const refused = await api('/user/memberships/orgs/acme', 'acme only');
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'members=read',
    ]);
  });
});

describe('repositories', () => {
  it('are those that user and token reach together', async () => {
    expect(namesOf((await api('/user/repos', 'full access')).body)).toHaveLength(7);
    expect(namesOf((await api('/user/repos', 'without repo scope')).body)).toEqual(['acme/handbook']);
    expect(namesOf((await api('/orgs/globex/repos', 'acme only')).body)).toEqual([]);
    expect(namesOf((await api('/orgs/acme/repos?sort=full_name', 'bob')).body)).toEqual([
      'acme/api',
      'acme/handbook',
      'acme/infrastructure',
      'acme/web',
    ]);
  });

  it('come most recently updated first when asked, and by affiliation', async () => {
    expect(namesOf((await api('/user/repos?sort=updated&per_page=2', 'full access')).body)).toEqual([
      'acme/handbook',
      'alice/notes',
    ]);
    expect(namesOf((await api('/user/repos?affiliation=owner', 'full access')).body)).toEqual([
      'alice/notes',
    ]);
  });

  it('tell the rights of the user, and addresses below the base URL that was asked', async () => {
    expect((await api('/repos/ACME/Web', 'bob')).body).toMatchObject({
      full_name: 'acme/web',
      clone_url: `${hosts.github.baseUrls.public}/acme/web.git`,
      permissions: { admin: false, push: false, pull: true },
    });
    const server = await getJson(`${hosts.github.baseUrls.server}/api/v3/repos/acme/handbook`);
    expect(server.body).toMatchObject({ clone_url: `${hosts.github.baseUrls.server}/acme/handbook.git` });
  });

  it('are searched by words and owner, of which a thousand can be listed', async () => {
    hosts.github.addRepositories('globex', 'many', 1200);
    const found = await api('/search/repositories?q=in+org:acme', 'full access');
    expect(found.body).toMatchObject({
      total_count: 1,
      items: [{ full_name: 'acme/infrastructure', score: 1 }],
    });
    const many = await api('/search/repositories?q=many&per_page=100', 'full access');
    expect(many.body).toMatchObject({ total_count: 1200 });
    expect(many.headers.get('link')).toContain('page=10>; rel="last"');
    expect(many.headers.get('x-ratelimit-resource')).toBe('search');
    expect((await api('/search/repositories?q=', 'full access')).status).toBe(422);
  });

  it('come in pages that link to each other', async () => {
    const first = await api('/orgs/globex/repos?per_page=100', 'full access');
    const link = first.headers.get('link') ?? '';
    expect(link).toMatch(/per_page=100&page=2>; rel="next", .*page=13>; rel="last"$/);
    const [, last = ''] = /<([^>]+)>; rel="last"/.exec(link) ?? [];
    const final = await getJson(last, bearer(hosts.github.token('full access').token));
    expect(namesOf(final.body)).toHaveLength(2);
    expect(final.headers.get('link')).toMatch(/rel="prev", .*rel="first"$/);
  });
});

it('answers as GitHub Enterprise Server below /api/v3: version told, no rate limit, one API version', async () => {
  const base = `${hosts.github.baseUrls.server}/api/v3`;
  const meta = await getJson(`${base}/meta`, { 'x-github-api-version': '2022-11-28' });
  expect(meta.headers.get('x-github-enterprise-version')).toBe('3.17.2');
  expect(meta.headers.has('x-ratelimit-limit')).toBe(false);
  expect(meta.body).toMatchObject({ installed_version: '3.17.2' });
  expect((await getJson(`${base}/meta`, { 'x-github-api-version': '2026-03-10' })).status).toBe(400);
});
