import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { bearer, getJson } from './getJson';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
});

afterAll(() => hosts.closeAll());

const privateToken = (label: string) => ({ 'private-token': hosts.gitlab.token(label).token });

const api = (path: string, label?: string) =>
  getJson(`${hosts.gitlab.baseUrl}/api/v4${path}`, label === undefined ? {} : privateToken(label));

const pathsOf = (body: unknown) =>
  Array.isArray(body) ? body.map((one: { path_with_namespace?: string }) => one.path_with_namespace) : body;

describe('a token', () => {
  it('is told its user, and itself with scopes and expiry', async () => {
    expect((await api('/user', 'full access')).body).toMatchObject({ username: 'alice', bot: false });
    expect((await api('/personal_access_tokens/self', 'without repository scope')).body).toMatchObject({
      scopes: ['read_user'],
      active: true,
      revoked: false,
      expires_at: '2036-01-31',
    });
  });

  it('is told why it is refused when it was once good', async () => {
    const revoked = hosts.gitlab.addToken({ token: 'glpat-revoked' }).token;
    hosts.gitlab.revokeToken(revoked);
    const user = `${hosts.gitlab.baseUrl}/api/v4/user`;
    expect((await api('/user', 'expired')).body).toMatchObject({
      error_description: expect.stringMatching(/^Token is expired/) as unknown,
    });
    const answer = await getJson(user, { 'private-token': revoked });
    expect(answer.body).toMatchObject({
      error: 'invalid_token',
      error_description: expect.stringMatching(/^Token was revoked/) as unknown,
    });
    expect(await getJson(user, { 'private-token': 'x' })).toMatchObject({
      status: 401,
      body: { message: '401 Unauthorized' },
    });
    expect(await api('/user')).toMatchObject({ status: 401, body: { message: '401 Unauthorized' } });
  });

  it('is held to its scopes', async () => {
    const refused = await api('/projects', 'without repository scope');
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.objectContaining({ error: 'insufficient_scope', scope: 'api read_api' }),
    ]);
    expect((await api('/projects', 'read only')).status).toBe(200);
  });

  it('of OAuth is a bearer only and has no personal access token to tell of', async () => {
    expect((await api('/user', 'oauth')).status).toBe(401);
    const headers = bearer(hosts.gitlab.token('oauth').token);
    expect((await getJson(`${hosts.gitlab.baseUrl}/api/v4/user`, headers)).status).toBe(200);
    expect(
      (await getJson(`${hosts.gitlab.baseUrl}/api/v4/personal_access_tokens/self`, headers)).status,
    ).toBe(400);
  });

  it('of a deployment is no token to the API, and one of a group acts as a bot', async () => {
    expect((await api('/user', 'deploy token')).status).toBe(401);
    hosts.gitlab.addToken({ token: 'glpat-group', label: 'group', user: null, organizations: ['acme'] });
    expect((await api('/user', 'group')).body).toMatchObject({
      bot: true,
      username: 'group_21_bot_practice',
    });
    expect((await api('/groups/acme', 'group')).status).toBe(200);
  });
});

describe('groups', () => {
  it('are found by number and by encoded path, nested ones too', async () => {
    expect((await api('/groups/acme%2Fplatform', 'full access')).body).toMatchObject({
      id: 24,
      full_path: 'acme/platform',
      parent_id: 21,
      full_name: 'Acme / Platform',
    });
    expect((await api('/groups/24?with_projects=false', 'full access')).body).not.toHaveProperty('projects');
    expect((await api('/groups/acmee', 'full access')).body).toEqual({ message: '404 Group Not Found' });
    expect((await api('/groups/globex', 'acme only')).status).toBe(404);
  });

  it('are listed where the token reaches them', async () => {
    expect((await api('/groups?search=acme', 'full access')).body).toMatchObject([
      { full_path: 'acme' },
      { full_path: 'acme/platform' },
    ]);
    expect((await api('/groups?top_level_only=true', 'acme only')).body).toMatchObject([
      { full_path: 'acme' },
    ]);
  });

  it('list their own projects, and those of subgroups when asked', async () => {
    const direct = await api('/groups/acme/projects?order_by=path&sort=asc', 'full access');
    expect(pathsOf(direct.body)).toEqual(['acme/api', 'acme/handbook', 'acme/infrastructure', 'acme/web']);
    const nested = await api(
      '/groups/acme/projects?include_subgroups=true&with_shared=false&search=too',
      'full access',
    );
    expect(pathsOf(nested.body)).toEqual(['acme/platform/tools']);
  });
});

describe('projects', () => {
  it('are found by number and by encoded path, with addresses below the base URL that was asked', async () => {
    for (const base of Object.values(hosts.gitlab.baseUrls)) {
      const answer = await getJson(
        `${base}/api/v4/projects/acme%2Fplatform%2Ftools`,
        privateToken('full access'),
      );
      expect(answer.body).toMatchObject({
        http_url_to_repo: `${base}/acme/platform/tools.git`,
        namespace: { kind: 'group', full_path: 'acme/platform' },
        permissions: { group_access: { access_level: 50 } },
      });
    }
    expect((await api('/projects/acme%2Fweb')).body).toEqual({ message: '404 Project Not Found' });
  });

  it('are the user’s own with membership, and the public ones without a token', async () => {
    expect(pathsOf((await api('/projects?membership=true&simple=true', 'acme only')).body)).toHaveLength(5);
    expect(pathsOf((await api('/projects')).body)).toEqual(['acme/handbook']);
    expect((await api('/projects?simple=true&search=web', 'full access')).body).toEqual([
      expect.not.objectContaining({ visibility: 'private' }),
    ]);
  });

  it('come in counted pages, whose totals are left out above ten thousand', async () => {
    hosts.gitlab.addRepositories('globex', 'many', 150);
    const page = await api('/groups/globex/projects?per_page=100&order_by=id&sort=asc', 'full access');
    expect(page.headers.get('x-total')).toBe('152');
    expect(page.headers.get('x-total-pages')).toBe('2');
    expect(page.headers.get('x-next-page')).toBe('2');
    expect(page.headers.get('link')).toMatch(/page=2>; rel="next".*rel="first".*page=2>; rel="last"$/);
    const last = await api('/groups/globex/projects?per_page=100&page=2', 'full access');
    expect(last.headers.get('x-next-page')).toBe('');
    expect(last.body).toHaveLength(52);
    hosts.gitlab.addRepositories('globex', 'more', 10_000);
    const large = await api('/groups/globex/projects?per_page=1', 'full access');
    expect(large.headers.has('x-total')).toBe(false);
    expect(large.headers.get('link')).not.toContain('rel="last"');
  });
});

it('tells its version to those who are signed in, and a rate limit on the public service only', async () => {
  expect((await api('/version')).status).toBe(401);
  expect((await api('/version', 'full access')).body).toMatchObject({ version: '19.2.1-ee' });
  const metadata = await api('/metadata', 'read only');
  expect(metadata.body).toMatchObject({ enterprise: true });
  expect(metadata.headers.get('ratelimit-limit')).toBe('2000');
  const server = await getJson(
    `${hosts.gitlab.baseUrls.underPath}/api/v4/version`,
    privateToken('full access'),
  );
  expect(server.status).toBe(200);
  expect(server.headers.has('ratelimit-limit')).toBe(false);
});
