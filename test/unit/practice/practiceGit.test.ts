import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  startPracticeHosts,
  type PracticeHostName,
  type PracticeHosts,
} from '../../hosts/startPracticeHosts';
import { runGit, type GitLogin } from './runGit';

// Each test runs several processes of Git.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let hosts: PracticeHosts;
let work: string;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  work = await mkdtemp(join(tmpdir(), 'practice-git-'));
});

afterAll(async () => {
  await hosts.closeAll();
  await rm(work, { recursive: true, force: true });
});

function login(host: PracticeHostName, label: string, username?: string): GitLogin {
  const token = hosts[host].token(label);
  return { username: username ?? token.username, token: token.token };
}

const lsRemote = (url: string, credential?: GitLogin) => runGit(['ls-remote', url], credential);

/** Asks to push without having anything: the advertisement of `git-receive-pack` is refused or not. */
async function mayPush(url: string, credential: GitLogin): Promise<string> {
  const [protocol = '', rest = ''] = url.split('//');
  const response = await fetch(`${protocol}//${rest}/info/refs?service=git-receive-pack`, {
    headers: {
      authorization: `Basic ${Buffer.from(`${credential.username}:${credential.token}`).toString('base64')}`,
    },
  });
  return `${String(response.status)} ${response.ok ? '' : await response.text()}`.trim();
}

describe('every host', () => {
  const names: readonly PracticeHostName[] = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'];

  it.each(names)('%s serves a first commit on main to a token with access', async (name) => {
    const outcome = await lsRemote(hosts[name].cloneUrl('acme/web'), login(name, 'full access'));
    expect(outcome).toEqual({
      code: 0,
      output: expect.stringMatching(/^[0-9a-f]{40}\tHEAD\n[0-9a-f]{40}\trefs\/heads\/main\n$/) as unknown,
    });
  });

  it.each(names)('%s serves every base URL it names', async (name) => {
    for (const base of Object.values<string>(hosts[name].baseUrls)) {
      const outcome = await lsRemote(hosts[name].cloneUrl('acme/web', base), login(name, 'full access'));
      expect(outcome.code, base).toBe(0);
    }
  });

  it.each(names)(
    '%s shows its public repository to everyone and its private ones to nobody',
    async (name) => {
      expect((await lsRemote(hosts[name].cloneUrl('acme/handbook'))).code).toBe(0);
      const hidden = await fetch(`${hosts[name].cloneUrl('acme/web')}/info/refs?service=git-upload-pack`);
      expect(hidden.status).toBe(401);
      expect(hidden.headers.get('www-authenticate')).toMatch(/^Basic realm="/);
    },
  );

  it.each(names)('%s asks again for an expired, a revoked and an unknown token', async (name) => {
    const url = hosts[name].cloneUrl('acme/web');
    const added = hosts[name].addToken({ token: `revoked-${name}`, username: 'alice', kind: 'personal' });
    hosts[name].revokeToken(added.token);
    const expired = login(name, 'expired');
    for (const credential of [
      expired,
      { username: 'alice', token: added.token },
      { username: 'alice', token: 'x' },
    ]) {
      expect((await lsRemote(url, credential)).output).toContain('Authentication failed');
    }
  });

  it.each(names)('%s keeps a token of one organization out of the other', async (name) => {
    const acme = login(name, 'acme only');
    expect((await lsRemote(hosts[name].cloneUrl('acme/api'), acme)).code).toBe(0);
    expect((await lsRemote(hosts[name].cloneUrl('globex/app'), acme)).output).toMatch(/not found/i);
    expect((await lsRemote(hosts[name].cloneUrl('globex/app'), login(name, 'globex only'))).code).toBe(0);
  });

  it.each(names)('%s takes a clone, a change and a push, compressed bodies included', async (name) => {
    const url = hosts[name].cloneUrl('globex/backend');
    const clone = join(work, name);
    const credential = login(name, 'full access');
    expect((await runGit(['clone', '--quiet', url, clone], credential)).output).toBe('');
    await writeFile(
      join(clone, 'large.txt'),
      Array.from({ length: 200_000 }, (_, line) => String(line * 7919)).join('\n'),
    );
    await runGit(['add', '.'], undefined, clone);
    await runGit(['commit', '--quiet', '-m', 'A change'], undefined, clone);
    // A small buffer makes Git send its request in chunks, without a length.
    const pushed = await runGit(
      ['-c', 'http.postBuffer=65536', 'push', '--quiet', 'origin', 'main'],
      credential,
      clone,
    );
    expect(pushed).toEqual({ code: 0, output: '' });
    const head = (await runGit(['rev-parse', 'HEAD'], undefined, clone)).output.trim();
    expect((await lsRemote(url, credential)).output).toContain(`${head}\trefs/heads/main`);
  });

  it.each(names)('%s lets a read-only token fetch and answers its push with 403', async (name) => {
    const url = hosts[name].cloneUrl('acme/web');
    expect((await lsRemote(url, login(name, 'read only'))).code).toBe(0);
    expect(await mayPush(url, login(name, 'read only'))).toMatch(/^403 ./);
    expect(await mayPush(url, login(name, 'full access'))).toBe('200');
  });

  it.each(names)('%s follows rights that change while it runs', async (name) => {
    const { kind, scopes } = hosts[name].token('full access');
    const { token, username } = hosts[name].addToken({
      token: `bob on ${name}`,
      user: 'bob',
      username: 'bob',
      kind,
      scopes,
    });
    const credential = { username, token };
    const fullName = name === 'bitbucketDataCenter' ? 'GLOBEX/app' : 'globex/app';
    expect((await lsRemote(hosts[name].cloneUrl(fullName), credential)).code).toBe(128);
    hosts[name].setRights('bob', fullName, 'read');
    expect((await lsRemote(hosts[name].cloneUrl(fullName), credential)).code).toBe(0);
    expect(await mayPush(hosts[name].cloneUrl(fullName), credential)).toMatch(/^403/);
    hosts[name].setRights('bob', fullName, 'write');
    expect(await mayPush(hosts[name].cloneUrl(fullName), credential)).toBe('200');
  });

  it('answers twenty fetches at once', async () => {
    const urls = names.flatMap((name) =>
      ['web', 'api', 'infrastructure', 'handbook', 'web'].map(
        (repo) => [name, hosts[name].cloneUrl(`acme/${repo}`)] as const,
      ),
    );
    const outcomes = await Promise.all(urls.map(([name, url]) => lsRemote(url, login(name, 'full access'))));
    expect(outcomes.map((outcome) => outcome.code)).toEqual(urls.map(() => 0));
  });

  it('serves repositories that a test adds, singly or by the thousand', async () => {
    const added = await hosts.github.addRepository({ organization: 'initech', name: 'reports' });
    expect((await lsRemote(hosts.github.cloneUrl(added.fullName), login('github', 'full access'))).code).toBe(
      0,
    );
    hosts.gitlab.addRepositories('globex', 'many', 3000);
    const last = await lsRemote(hosts.gitlab.cloneUrl('globex/many-3000'), login('gitlab', 'full access'));
    expect(last.code).toBe(0);
  });
});

describe('the user name that goes with a token', () => {
  it('is anything on GitHub and GitLab', async () => {
    for (const name of ['github', 'gitlab'] as const) {
      expect(
        (await lsRemote(hosts[name].cloneUrl('acme/web'), login(name, 'full access', 'whoever'))).code,
      ).toBe(0);
    }
  });

  it('is the fixed one or the Bitbucket name, never the email, for a Bitbucket API token', async () => {
    const url = hosts.bitbucket.cloneUrl('acme/web');
    const codes = ['x-bitbucket-api-token-auth', 'alice', 'alice@acme.example', 'x-token-auth'].map(
      async (username) => (await lsRemote(url, login('bitbucket', 'full access', username))).code,
    );
    expect(await Promise.all(codes)).toEqual([0, 0, 128, 128]);
  });

  it('is x-token-auth for access tokens of Bitbucket', async () => {
    for (const name of ['bitbucket', 'bitbucketDataCenter'] as const) {
      expect((await lsRemote(hosts[name].cloneUrl('acme/web'), login(name, 'acme only', 'alice'))).code).toBe(
        128,
      );
    }
  });

  it('is the deploy token’s own on GitLab, which reads and never writes', async () => {
    const url = hosts.gitlab.cloneUrl('acme/platform/tools');
    expect((await lsRemote(url, login('gitlab', 'deploy token'))).code).toBe(0);
    expect((await lsRemote(url, login('gitlab', 'deploy token', 'oauth2'))).code).toBe(128);
    expect(await mayPush(url, login('gitlab', 'deploy token'))).toMatch(/^403/);
  });
});

describe('what a refusal says', () => {
  const cases: readonly (readonly [PracticeHostName, string, string, RegExp])[] = [
    ['github', 'read only', 'acme/web', /^403 Write access to repository not granted\.$/],
    ['github', 'bob', 'acme/web', /^403 Permission to acme\/web\.git denied to bob\.$/],
    ['github', 'acme only', 'globex/app', /^404 Repository not found\.$/],
    ['gitlab', 'read only', 'acme/web', /^403 You are not allowed to upload code\.$/],
    ['gitlab', 'bob', 'acme/web', /^403 You are not allowed to push code to this project\.$/],
    ['gitlab', 'acme only', 'globex/app', /^404 The project you were looking for could not be found/],
    [
      'bitbucket',
      'read only',
      'acme/web',
      /^403 Your credentials lack one or more required privilege scopes\.$/,
    ],
    ['bitbucket', 'acme only', 'globex/app', /^404 You may not have access to this repository/],
    ['bitbucket', 'app password', 'acme/web', /^410 App passwords are deprecated/],
    ['bitbucketDataCenter', 'acme only', 'globex/app', /^404 Repository not found/],
  ];

  it.each(cases)('%s, token %s, pushing to %s', async (name, label, fullName, expected) => {
    expect(await mayPush(hosts[name].cloneUrl(fullName), login(name, label))).toMatch(expected);
  });
});

it('lets GitHub and Bitbucket leave out .git, and has GitLab redirect to it', async () => {
  for (const name of ['github', 'bitbucket', 'gitlab'] as const) {
    const url = hosts[name].cloneUrl('acme/web').replace(/\.git$/, '');
    expect((await lsRemote(url, login(name, 'full access'))).code).toBe(0);
  }
  const bare = `${hosts.gitlab.baseUrls.underPath}/acme/web/info/refs?service=git-upload-pack`;
  const response = await fetch(bare, { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(bare.replace('/info/', '.git/info/'));
});

it('finds repositories of Data Center in any letter case, personal ones included', async () => {
  const { server } = hosts.bitbucketDataCenter.baseUrls;
  for (const path of ['scm/ACME/web.git', 'scm/acme/WEB.git', 'scm/~alice/notes.git']) {
    expect((await lsRemote(`${server}/${path}`, login('bitbucketDataCenter', 'full access'))).code).toBe(0);
  }
});

it('does not let writing include reading in the scopes of a Bitbucket API token', async () => {
  const url = hosts.bitbucket.cloneUrl('acme/web');
  expect((await lsRemote(url, login('bitbucket', 'write without read'))).output).toContain('403');
  expect(await mayPush(url, login('bitbucket', 'write without read'))).toBe('200');
});
