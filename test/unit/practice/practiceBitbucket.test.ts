import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { basic, bearer, getJson } from './getJson';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['bitbucket'] });
});

afterAll(() => hosts.closeAll());

function login(label: string): Readonly<Record<string, string>> {
  const { token, kind, email } = hosts.bitbucket.token(label);
  return kind === 'accessToken' ? bearer(token) : basic(email ?? '', token);
}

const api = (path: string, label?: string) =>
  getJson(`${hosts.bitbucket.origin}/api.bitbucket.org/2.0${path}`, label === undefined ? {} : login(label));

const namesIn = (body: unknown): readonly (string | undefined)[] =>
  (body as { values: { full_name?: string }[] }).values.map((one) => one.full_name);

describe('an API token', () => {
  it('goes with the email, and is told its user, kind and scopes', async () => {
    const { body, headers } = await api('/user', 'full access');
    expect(body).toMatchObject({ username: 'alice', type: 'user' });
    expect(headers.get('x-credential-type')).toBe('api_token');
    expect(headers.get('x-oauth-scopes')).toContain('read:user:bitbucket');
  });

  it('is refused with the user name, as bearer, expired, without scopes and as app password, all in one way', async () => {
    const { token } = hosts.bitbucket.token('full access');
    const user = `${hosts.bitbucket.origin}/api.bitbucket.org/2.0/user`;
    const answers = [
      await getJson(user, basic('alice', token)),
      await getJson(user, bearer(token)),
      await api('/user', 'expired'),
      await api('/user', 'without scopes'),
      await api('/user', 'app password'),
    ];
    for (const { status, body } of answers) {
      const message = 'Token is invalid, expired, or not supported for this endpoint.';
      expect([status, body]).toEqual([401, { type: 'error', error: { message } }]);
    }
  });

  it('is told which scope it lacks', async () => {
    expect(await api('/repositories/acme', 'without repository scope')).toMatchObject({
      status: 403,
      body: {
        error: {
          detail: {
            required: ['read:repository:bitbucket'],
            granted: ['read:user:bitbucket', 'read:workspace:bitbucket'],
          },
        },
      },
    });
    expect((await api('/repositories/acme', 'write without read')).status).toBe(403);
  });
});

describe('an access token', () => {
  it('is a bearer without a user, whose refusal says what it is', async () => {
    const { status, headers, body } = await api('/user', 'acme only');
    expect([status, headers.get('x-credential-type')]).toEqual([403, 'workspace_access_token']);
    expect(body).toMatchObject({ error: { detail: { required: ['account'] } } });
    const { token } = hosts.bitbucket.token('acme only');
    const asBasic = await getJson(
      `${hosts.bitbucket.origin}/api.bitbucket.org/2.0/user`,
      basic('x-token-auth', token),
    );
    expect(asBasic.status).toBe(401);
  });

  it('lists its own workspace and no other', async () => {
    expect(namesIn((await api('/repositories/acme', 'acme only')).body)).toHaveLength(4);
    expect((await api('/repositories/globex', 'acme only')).status).toBe(404);
    expect((await api('/workspaces/acme', 'acme only')).body).toMatchObject({ slug: 'acme', name: 'Acme' });
  });
});

describe('workspaces', () => {
  it('are enumerated for the user, without their names', async () => {
    const { body } = await api('/user/workspaces', 'full access');
    expect(body).toMatchObject({ values: [{ administrator: true, workspace: { slug: 'acme' } }, {}, {}] });
    expect(JSON.stringify(body)).not.toContain('"name"');
  });

  it('tell the user’s permission, and 404 where there is none', async () => {
    expect((await api('/user/workspaces/acme/permission', 'full access')).body).toMatchObject({
      permission: 'owner',
    });
    expect((await api('/workspaces/acmee', 'full access')).status).toBe(404);
  });

  it.each([
    '/workspaces',
    '/user/permissions/workspaces',
    '/user/permissions/repositories',
    '/repositories?role=member',
  ])('are no longer found at %s', async (path) => {
    const { status, body } = await api(path, 'full access');
    expect([status, body]).toEqual([
      410,
      { type: 'error', error: { message: expect.stringMatching(/^CHANGE-2770 /) as unknown } },
    ]);
  });
});

describe('repositories', () => {
  it('are filtered by name and role, and sorted', async () => {
    const found = await api(
      `/repositories/acme?q=${encodeURIComponent('name~"A"')}&sort=-updated_on`,
      'full access',
    );
    expect(namesIn(found.body)).toEqual(['acme/handbook', 'acme/infrastructure', 'acme/api']);
    expect((await api('/repositories/acme?q=nonsense', 'full access')).status).toBe(400);
    hosts.bitbucket.setRights('alice', 'acme/web', 'read');
    const written = await api('/repositories/acme?role=contributor', 'full access');
    expect(namesIn(written.body)).toEqual(['acme/api', 'acme/handbook', 'acme/infrastructure']);
    hosts.bitbucket.setRights('alice', 'acme/web', 'admin');
  });

  it('carry the user in their clone link, and are public or hidden', async () => {
    const { host } = new URL(hosts.bitbucket.origin);
    expect((await api('/repositories/acme/web', 'full access')).body).toMatchObject({
      is_private: true,
      mainbranch: { name: 'main' },
      links: {
        clone: [{ name: 'https', href: `http://alice@${host}/bitbucket.org/acme/web.git` }, { name: 'ssh' }],
      },
    });
    expect((await api('/repositories/acme/handbook')).status).toBe(200);
    expect((await api('/repositories/acme/web')).status).toBe(404);
    expect(namesIn((await api('/repositories/acme')).body)).toEqual(['acme/handbook']);
  });

  it('come in pages with a link to the next', async () => {
    hosts.bitbucket.addRepositories('globex', 'many', 120);
    const first = await api('/repositories/globex?pagelen=100', 'full access');
    expect(first.body).toMatchObject({
      pagelen: 100,
      size: 122,
      page: 1,
      next: expect.stringContaining('page=2') as unknown,
    });
    const { next } = first.body as { next: string };
    const last = await getJson(next, login('full access'));
    expect(namesIn(last.body)).toHaveLength(22);
    expect(last.body).not.toHaveProperty('next');
  });
});
