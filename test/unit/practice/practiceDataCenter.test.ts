import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { basic, bearer, getJson } from './getJson';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['bitbucketDataCenter'] });
});

afterAll(() => hosts.closeAll());

const api = (path: string, label?: string) =>
  getJson(
    `${hosts.bitbucketDataCenter.baseUrl}/rest/api/1.0${path}`,
    label === undefined ? {} : bearer(hosts.bitbucketDataCenter.token(label).token),
  );

const slugsIn = (body: unknown): readonly string[] =>
  (body as { values: { slug: string }[] }).values.map((one) => one.slug);

describe('a token', () => {
  it('is proved by the header that names its user, not by an answer that everyone gets', async () => {
    const anonymous = await api('/application-properties');
    expect(anonymous.body).toMatchObject({ version: '9.4.3', displayName: 'Bitbucket' });
    expect(anonymous.headers.has('x-ausername')).toBe(false);
    expect((await api('/application-properties', 'full access')).headers.get('x-ausername')).toBe('alice');
    expect((await api('/application-properties', 'expired')).status).toBe(401);
  });

  it('leads to its user', async () => {
    expect((await api('/users/alice', 'full access')).body).toMatchObject({
      slug: 'alice',
      displayName: 'Alice Example',
    });
    expect((await api('/users/nobody', 'full access')).body).toMatchObject({
      errors: [{ context: null, exceptionName: 'com.atlassian.bitbucket.user.NoSuchUserException' }],
    });
  });

  it('also stands for the password, with its own user name', async () => {
    const { token } = hosts.bitbucketDataCenter.token('full access');
    const url = `${hosts.bitbucketDataCenter.baseUrls.underPath}/rest/api/latest/users/alice`;
    expect((await getJson(url, basic('alice', token))).status).toBe(200);
    expect((await getJson(url, basic('bob', token))).status).toBe(401);
  });
});

describe('projects', () => {
  it('are shown in any letter case, missing with 404 and hidden with 401', async () => {
    expect((await api('/projects/acme', 'full access')).body).toMatchObject({ key: 'ACME', type: 'NORMAL' });
    expect((await api('/projects/~alice', 'full access')).body).toMatchObject({
      key: '~alice',
      type: 'PERSONAL',
    });
    expect(await api('/projects/ACMEE', 'full access')).toMatchObject({
      status: 404,
      body: { errors: [{ message: 'Project ACMEE does not exist.' }] },
    });
    expect(await api('/projects/GLOBEX', 'acme only')).toMatchObject({
      status: 401,
      body: { errors: [{ exceptionName: 'com.atlassian.bitbucket.AuthorisationException' }] },
    });
  });

  it('are listed where somebody may see something in them, personal ones left out', async () => {
    expect((await api('/projects', 'full access')).body).toMatchObject({
      size: 2,
      values: [{ key: 'ACME' }, { key: 'GLOBEX' }],
    });
    expect((await api('/projects')).body).toMatchObject({ size: 1, values: [{ key: 'ACME' }] });
    expect((await api('/projects?permission=PROJECT_WRITE', 'bob')).body).toMatchObject({ size: 0 });
  });
});

describe('repositories', () => {
  it('are listed by project, name and permission', async () => {
    expect(slugsIn((await api('/projects/ACME/repos', 'full access')).body)).toEqual([
      'api',
      'handbook',
      'infrastructure',
      'web',
    ]);
    expect(slugsIn((await api('/repos?name=AP', 'full access')).body)).toEqual(['api', 'app']);
    expect(slugsIn((await api('/repos?permission=REPO_WRITE', 'read only')).body)).toEqual([]);
    expect(slugsIn((await api('/repos?projectkey=globex', 'full access')).body)).toEqual(['app', 'backend']);
    expect(slugsIn((await api('/repos', 'without repository scope')).body)).toEqual(['handbook']);
    expect((await api('/repos?permission=NONSENSE', 'full access')).status).toBe(400);
  });

  it('carry clone links below the base URL that was asked', async () => {
    const base = hosts.bitbucketDataCenter.baseUrls.underPath;
    const headers = bearer(hosts.bitbucketDataCenter.token('full access').token);
    const answer = await getJson(`${base}/rest/api/1.0/projects/~alice/repos/notes`, headers);
    expect(answer.body).toMatchObject({
      public: false,
      project: { owner: { slug: 'alice' } },
      links: {
        clone: expect.arrayContaining([{ name: 'http', href: `${base}/scm/~alice/notes.git` }]) as unknown,
      },
    });
    expect((await api('/projects/ACME/repos/nothing', 'full access')).status).toBe(404);
    expect((await api('/projects/ACME/repos/web')).status).toBe(401);
  });

  it('come in pages from a start, with the next one named until the last', async () => {
    hosts.bitbucketDataCenter.addRepositories('GLOBEX', 'many', 40);
    const first = await api('/projects/GLOBEX/repos', 'full access');
    expect(first.body).toMatchObject({ size: 25, limit: 25, start: 0, isLastPage: false, nextPageStart: 25 });
    const last = await api('/projects/GLOBEX/repos?start=25&limit=100', 'full access');
    expect(last.body).toMatchObject({ size: 17, isLastPage: true, nextPageStart: null });
  });
});
