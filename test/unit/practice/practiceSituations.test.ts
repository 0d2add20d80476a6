import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bitbucketSituations } from '../../hosts/bitbucketCloud/bitbucketSituations';
import { dataCenterSituations } from '../../hosts/bitbucketDataCenter/dataCenterSituations';
import { asFields } from '../../hosts/core/requestBody';
import { githubSituations } from '../../hosts/github/githubSituations';
import { gitlabSituations } from '../../hosts/gitlab/gitlabSituations';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { exchange } from './contractVerdicts';
import { basic, bearer, getJson } from './getJson';
import { runGit } from './runGit';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});

afterAll(() => hosts.closeAll());

const github = (path: string, label: string, root = 'api.github.com') =>
  getJson(`${hosts.github.origin}/${root}${path}`, bearer(hosts.github.token(label).token));
const gitlab = (path: string, label: string) =>
  getJson(`${hosts.gitlab.baseUrl}/api/v4${path}`, { 'private-token': hosts.gitlab.token(label).token });
const bitbucket = (path: string, label: string) => {
  const { token, kind, email = '' } = hosts.bitbucket.token(label);
  const headers = kind === 'accessToken' ? bearer(token) : basic(email, token);
  return getJson(`${hosts.bitbucket.origin}/api.bitbucket.org/2.0${path}`, headers);
};

describe('GitHub', () => {
  it.each([
    ['sso not authorised', 403, 'SAML', 'required; url='],
    ['sso hidden', 404, 'Not Found', 'required; url='],
    ['ip allow list', 403, 'IP allow list', null],
    ['classic forbidden', 403, 'forbids access via a personal access token (classic)', null],
  ])('keeps %s out of acme with %d', async (label, status, message, sso) => {
    for (const path of ['/repos/acme/web', '/orgs/acme/repos', '/user/memberships/orgs/acme']) {
      const answer = await github(path, label);
      expect([path, answer.status]).toEqual([path, status]);
      expect(asFields(answer.body)['message']).toContain(message);
      const header = answer.headers.get('x-github-sso');
      expect(sso === null ? header : header?.slice(0, sso.length)).toBe(sso);
    }
    expect((await github('/repos/globex/app', label)).status).toBe(200);
    const { token, username } = hosts.github.token(label);
    const git = await runGit(['ls-remote', hosts.github.cloneUrl('acme/web')], { token, username });
    expect(git.output).toContain('403');
  });

  it('leaves organizations with single sign-on out of lists, and says which', async () => {
    for (const path of ['/user/repos', '/user/orgs']) {
      const { headers, body } = await github(path, 'sso not authorised');
      expect(headers.get('x-github-sso')).toBe('partial-results; organizations=21');
      expect(JSON.stringify(body)).toContain('globex');
      expect(JSON.stringify(body)).not.toContain('"login":"acme"');
    }
  });

  it('tells a blocked account on everything, and a token pending approval on nothing', async () => {
    expect((await github('/user', 'blocked account')).status).toBe(403);
    expect((await github('/user', 'pending approval')).status).toBe(200);
    expect((await github('/repos/acme/handbook', 'pending approval')).status).toBe(200);
    expect((await github('/repos/acme/web', 'pending approval')).status).toBe(404);
  });

  it('answers a long installation token, and refuses a revoked one', async () => {
    expect(hosts.github.token('long app installation').token.length).toBeGreaterThan(510);
    expect((await github('/installation/repositories', 'long app installation')).status).toBe(200);
    expect((await github('/user', 'revoked')).status).toBe(401);
  });

  it('names the permission for webhooks, or hides them from scopes and users without', async () => {
    const refused = await github('/repos/acme/web/hooks?per_page=1', 'without permissions');
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('repository_hooks=read');
    expect((await github('/repos/acme/web/hooks', 'bob')).status).toBe(404);
    expect((await github('/repos/acme/web/hooks', 'every permission')).status).toBe(200);
  });

  it('as GHE.com answers nobody whom it does not know, Git included', async () => {
    const root = 'api.acme.ghe.com';
    expect((await getJson(`${hosts.github.origin}/${root}/repos/acme/handbook`)).status).toBe(401);
    expect((await github('/repos/acme/handbook', 'full access', root)).body).toMatchObject({
      clone_url: `${hosts.github.baseUrls.dataResidency}/acme/handbook.git`,
    });
    const url = hosts.github.cloneUrl('acme/handbook', hosts.github.baseUrls.dataResidency);
    expect((await runGit(['ls-remote', url])).code).not.toBe(0);
    const { token, username } = hosts.github.token('full access');
    expect((await runGit(['ls-remote', url], { token, username })).output).toContain('refs/heads/main');
  });

  it('as a server tells the version that a test gives it', async () => {
    hosts.github.setVersion('3.9.1');
    const { headers, body } = await github('/meta', 'full access', 'api/v3');
    hosts.github.setVersion();
    expect([headers.get('x-github-enterprise-version'), body]).toMatchObject([
      '3.9.1',
      { installed_version: '3.9.1' },
    ]);
  });

  it('revokes tokens for whoever names them, and no authenticated one', async () => {
    const { token } = hosts.github.addToken({ token: 'ghp_leaked' });
    const url = `${hosts.github.origin}/api.github.com/credentials/revoke`;
    await exchange(url, bearer(token), 'POST', { credentials: [token] });
    expect((await getJson(`${hosts.github.origin}/api.github.com/user`, bearer(token))).status).toBe(200);
    await exchange(url, {}, 'POST', { credentials: [token] });
    expect((await getJson(`${hosts.github.origin}/api.github.com/user`, bearer(token))).status).toBe(401);
  });

  it('counts down its budget, which asking for it does not touch', async () => {
    const { token } = hosts.github.addToken({ token: 'ghp_counted' });
    const ask = (path: string) => getJson(`${hosts.github.origin}/api.github.com${path}`, bearer(token));
    await ask('/user');
    await ask('/rate_limit');
    expect((await ask('/rate_limit')).body).toMatchObject({ rate: { limit: 5000, used: 1 } });
  });
});

describe('GitLab', () => {
  it('names the permission that a fine-grained token lacks', async () => {
    expect((await gitlab('/user', 'granular without projects')).status).toBe(200);
    expect(await gitlab('/projects', 'granular without projects')).toMatchObject({
      status: 403,
      body: {
        error: 'insufficient_granular_scope',
        error_description: expect.stringContaining('[read_project]') as unknown,
      },
    });
    expect((await gitlab('/personal_access_tokens/self', 'granular')).status).toBe(403);
    expect((await gitlab('/projects/acme%2Fweb/hooks', 'granular read only')).status).toBe(403);
  });

  it('blocks an account, and has bots for the tokens of groups and projects', async () => {
    expect(await gitlab('/user', 'blocked account')).toMatchObject({
      status: 403,
      body: { message: '403 Forbidden - Your account has been blocked.' },
    });
    expect((await gitlab('/user', 'group token')).body).toMatchObject({ username: 'group_21_bot_practice' });
    expect((await gitlab('/user', 'project token')).body).toMatchObject({
      username: 'project_101_bot_practice',
      bot: true,
    });
  });

  it('finds users, their projects, groups and namespaces', async () => {
    expect((await gitlab('/users?username=ALICE', 'full access')).body).toMatchObject([{ id: 11 }]);
    expect((await gitlab('/users/alice/projects', 'full access')).body).toMatchObject([{ name: 'notes' }]);
    expect((await gitlab('/groups?search=glob', 'full access')).body).toMatchObject([{ path: 'globex' }]);
    expect((await gitlab('/namespaces?search=alice', 'full access')).body).toMatchObject([{ kind: 'user' }]);
    expect((await gitlab('/projects/101/pipelines?per_page=1', 'full access')).body).toMatchObject([
      { status: 'success', ref: 'main' },
    ]);
  });

  it('puts a new token in the place of a rotated one, and ends the family of one rotated twice', async () => {
    const { token: old } = hosts.gitlab.addToken({
      token: 'glpat-rotated',
      scopes: ['self_rotate', 'read_user'],
    });
    const self = `${hosts.gitlab.baseUrl}/api/v4/personal_access_tokens/self`;
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const rotated = await exchange(`${self}/rotate`, bearer(old), 'POST', { expires_at: inAMonth });
    expect(rotated).toMatchObject({ expires_at: inAMonth });
    const fresh = String(asFields(rotated)['token']);
    expect((await getJson(self, bearer(old))).status).toBe(401);
    expect((await getJson(self, bearer(fresh))).status).toBe(200);
    await exchange(`${self}/rotate`, bearer(old), 'POST');
    expect((await getJson(self, bearer(fresh))).status).toBe(401);
  });

  it('ends a token that asks for it, and tells what it reached', async () => {
    const { token } = hosts.gitlab.addToken({ token: 'glpat-ending', organizations: ['globex'] });
    const self = `${hosts.gitlab.baseUrl}/api/v4/personal_access_tokens/self`;
    expect((await getJson(`${self}/associations?min_access_level=40`, bearer(token))).body).toMatchObject({
      groups: [{ name: 'Globex', access_levels: 50 }],
      projects: [{ name: 'app' }, { name: 'backend' }],
    });
    await exchange(self, bearer(token), 'DELETE');
    expect((await getJson(self, bearer(token))).body).toMatchObject({ error: 'invalid_token' });
  });
});

describe('Bitbucket Cloud', () => {
  it.each([
    ['acme only', 'workspace_access_token'],
    ['project access token', 'project_access_token'],
    ['repository access token', 'repo_access_token'],
    ['without identity scope', 'api_token'],
  ])('tells in a refusal what %s is', async (label, type) => {
    const { status, headers, body } = await bitbucket('/user', label);
    expect([status, headers.get('x-credential-type')]).toEqual([403, type]);
    expect(asFields(asFields(body)['error'])['detail']).toMatchObject({
      required: expect.any(Array) as unknown,
    });
  });

  it('holds each call to a scope of its own', async () => {
    const refused = async (path: string, label: string) =>
      asFields(asFields((await bitbucket(path, label)).body)['error'])['detail'];
    expect(await refused('/repositories/acme/web/hooks', 'without webhook scopes')).toMatchObject({
      required: ['read:webhook:bitbucket'],
    });
    expect(await refused('/user/workspaces', 'without workspace scope')).toMatchObject({
      required: ['read:workspace:bitbucket'],
    });
    expect((await bitbucket('/repositories/acme', 'repository access token')).body).toMatchObject({
      size: 2,
    });
  });
});

it.each([
  ['github', githubSituations.primaryRateLimit(403, 1_900_000_000_000), 'x-ratelimit-reset', '1900000000'],
  ['github', githubSituations.secondaryRateLimit(429, 90), 'retry-after', '90'],
  ['github', githubSituations.secondaryRateLimit(403), 'retry-after', null],
  ['gitlab', gitlabSituations.rateLimited(30), 'retry-after', '30'],
  ['gitlab', gitlabSituations.rateLimited(undefined, 1_900_000_000_000), 'ratelimit-reset', '1900000000'],
  ['bitbucket', bitbucketSituations.rateLimited(5), 'retry-after', '5'],
  ['bitbucketDataCenter', dataCenterSituations.rateLimited(), 'x-ratelimit-remaining', '0'],
] as const)('%s says %o', async (name, fault, header, value) => {
  hosts[name].faults.set('/', fault);
  const { status, headers } = await getJson(hosts[name].origin);
  hosts[name].faults.clear();
  expect([status, headers.get(header)]).toEqual([fault.status, value]);
});

describe('what a request carries', () => {
  const hooks = () => `${hosts.gitlab.baseUrl}/api/v4/projects/acme%2Fapi/hooks`;
  const post = (body: string, type: string) =>
    fetch(hooks(), {
      method: 'POST',
      headers: { 'private-token': hosts.gitlab.token('full access').token, 'content-type': type },
      body,
    });

  it('may be a form', async () => {
    const form = new URLSearchParams({ url: 'http://127.0.0.1:9/', tag_push_events: 'true' });
    const made = await post(form.toString(), 'application/x-www-form-urlencoded');
    expect([made.status, await made.json()]).toMatchObject([201, { tag_push_events: true }]);
  });

  it('is refused where it cannot be read or is too large', async () => {
    expect((await post('{', 'application/json')).status).toBe(400);
    expect((await post(JSON.stringify('x'.repeat(1024 * 1024)), 'application/json')).status).toBe(413);
  });
});
