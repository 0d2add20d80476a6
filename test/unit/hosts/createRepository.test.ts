import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewRepository } from '../../../src/core/host/gitHost';
import { hostOfType } from '../../../src/hosts/hosts';
import {
  startPracticeHosts,
  type PracticeHostName,
  type PracticeHosts,
} from '../../hosts/startPracticeHosts';
import { runProgram } from '../git/runProgram';
import { baseUrlOf } from './baseUrlOf';
import { practiceClient, signal } from './practiceClient';

const places = {
  github: { acme: 'acme', alice: 'alice', made: '/api.github.com/orgs/acme/repos' },
  gitlab: { acme: 'acme', alice: 'alice', made: '/gitlab.com/api/v4/projects' },
  bitbucket: { acme: 'acme', alice: 'alice', made: '/api.bitbucket.org/2.0/repositories/acme' },
  bitbucketDataCenter: { acme: 'ACME', alice: '~alice', made: '/rest/api/1.0/projects/ACME/repos' },
} as const;

const names = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const;

let hosts: PracticeHosts;
let directory: string;
let count = 0;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  hosts.bitbucket.addToken({ token: 'ATATT3-of-bob', label: 'bob', user: 'bob' });
  directory = await mkdtemp(join(tmpdir(), 'gp-create-'));
});

afterAll(async () => {
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true });
});

beforeEach(() => {
  for (const host of hosts.all) host.clearRequests();
});

function fresh(more: Partial<NewRepository> = {}): NewRepository {
  count += 1;
  return { name: `made-${String(count)}`, visibility: 'private', ...more };
}

/** Methods and paths of what was sent, reads left out. */
function posts(name: PracticeHostName): readonly string[] {
  return hosts[name].requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

async function pushTo(name: PracticeHostName, url: string): Promise<string> {
  const clone = await mkdtemp(join(directory, 'clone-'));
  const { token, username } = hosts[name].token('full access');
  const login = Buffer.from(`${username}:${token}`).toString('base64');
  const author = ['-c', 'user.name=Alice', '-c', 'user.email=alice@acme.example'];
  const env = { PATH: process.env['PATH'], HOME: directory, GIT_CONFIG_NOSYSTEM: '1' };
  for (const words of [
    ['init', '--quiet', '--initial-branch=main', clone],
    ['-C', clone, ...author, 'commit', '--quiet', '--allow-empty', '-m', 'Made here'],
    ['-C', clone, '-c', `http.extraHeader=Authorization: Basic ${login}`, 'push', '--quiet', url, 'main'],
  ]) {
    const { code, stderr } = await runProgram('git', words, { env });
    if (code !== 0) throw new Error(stderr);
  }
  const { stdout } = await runProgram('git', ['-C', clone, 'rev-parse', 'main'], { env });
  return stdout.trim();
}

describe.each(names)('a new repository on %s', (name) => {
  it('is made in the organization, empty, with one request that carries everything, and takes a push', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    const wanted = fresh({ organization: places[name].acme, description: 'Made by a test' });
    const made = await client.createRepository(wanted, signal);
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value).toMatchObject({
      fullName: `${places[name].acme}/${wanted.name}`,
      cloneUrl: hosts[name].cloneUrl(`${places[name].acme}/${wanted.name}`),
      private: true,
      description: 'Made by a test',
    });
    expect(posts(name)).toHaveLength(1);
    const commit = await pushTo(name, made.value.cloneUrl);
    const there = hosts[name].repositories.find(({ fullName }) => fullName === made.value.fullName);
    const { stdout } = await runProgram('git', ['-C', there?.directory ?? '', 'rev-parse', 'main'], {
      env: { PATH: process.env['PATH'] },
    });
    expect(stdout.trim()).toBe(commit);
  });

  it('is made in the account’s own place where no organization is given', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    const wanted = fresh({ visibility: 'public' });
    const made = await client.createRepository(wanted, signal);
    expect(made).toMatchObject({
      ok: true,
      value: { fullName: `${places[name].alice}/${wanted.name}`, private: false },
    });
  });

  it('is told apart from one of the same name that is there already', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    const taken = fresh({ name: 'web', organization: places[name].acme });
    expect(await client.createRepository(taken, signal)).toEqual({
      ok: false,
      error: { kind: 'nameTaken' },
    });
  });

  it('is refused to an account that may only read there', async () => {
    const client = await practiceClient(hosts[name], 'bob');
    const outcome = await client.createRepository(fresh({ organization: places[name].acme }), signal);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('is refused in words where the host does not like the name', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    const outcome = await client.createRepository(
      fresh({ name: '-no/name-', organization: places[name].acme }),
      signal,
    );
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: 'notAccepted', said: expect.any(String) as unknown },
    });
  });

  it('is asked for once, even where the answer does not come', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    hosts[name].faults.set(places[name].made, { status: 503 });
    const outcome = await client.createRepository(fresh({ organization: places[name].acme }), signal);
    hosts[name].faults.clear();
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'serverError' } });
    expect(posts(name)).toHaveLength(1);
  });
});

describe('a place for a new repository', () => {
  const kindsAt = (name: PracticeHostName, baseUrl = hosts[name].baseUrl) => {
    const host = hostOfType(hosts[name].type);
    const at = baseUrlOf(baseUrl);
    return { personal: host?.visibilities(at, true), shared: host?.visibilities(at, false) };
  };

  it('has the visibilities that its host and deployment have', () => {
    const { github, gitlab } = hosts;
    const three = ['private', 'internal', 'public'];
    const two = ['private', 'public'];
    expect(kindsAt('github')).toEqual({ personal: two, shared: three });
    expect(kindsAt('github', github.baseUrls.server)).toEqual({ personal: two, shared: three });
    expect(kindsAt('github', github.baseUrls.dataResidency)).toEqual({
      personal: ['private'],
      shared: ['private', 'internal'],
    });
    expect(kindsAt('gitlab')).toEqual({ personal: two, shared: two });
    expect(kindsAt('gitlab', gitlab.baseUrls.server)).toEqual({ personal: three, shared: three });
    expect(kindsAt('bitbucket')).toEqual({ personal: two, shared: two });
    expect(kindsAt('bitbucketDataCenter')).toEqual({ personal: two, shared: two });
  });

  it('is an internal one where that is asked for', async () => {
    const { github, gitlab } = hosts;
    const server = await practiceClient(github, 'full access', github.baseUrls.server);
    const wanted = fresh({ organization: 'acme', visibility: 'internal' });
    expect(await server.createRepository(wanted, signal)).toMatchObject({ ok: true });
    const other = await practiceClient(gitlab, 'full access', gitlab.baseUrls.underPath);
    expect(await other.createRepository(wanted, signal)).toMatchObject({
      ok: true,
      value: { private: true },
    });
    for (const { repositories } of [github, gitlab]) {
      expect(repositories.at(-1)).toMatchObject({ name: wanted.name, internal: true, private: true });
    }
  });

  it('is a nested group, by its full path', async () => {
    const client = await practiceClient(hosts.gitlab, 'full access');
    const wanted = fresh({ organization: 'acme/platform' });
    expect(await client.createRepository(wanted, signal)).toMatchObject({
      ok: true,
      value: { fullName: `acme/platform/${wanted.name}` },
    });
  });

  it.each(['alice', 'Alice'])('is the account’s own by its name %s, on GitHub too', async (organization) => {
    for (const username of [undefined, 'alice']) {
      const known = username === undefined ? {} : { username };
      const client = await practiceClient(hosts.github, 'full access', hosts.github.baseUrl, known);
      const wanted = fresh({ organization });
      expect(await client.createRepository(wanted, signal)).toMatchObject({
        ok: true,
        value: { fullName: `alice/${wanted.name}` },
      });
    }
  });

  it('is nowhere where nothing of that name is', async () => {
    for (const name of names) {
      const client = await practiceClient(hosts[name], 'full access');
      const outcome = await client.createRepository(fresh({ organization: 'nowhere' }), signal);
      expect(outcome).toEqual({ ok: false, error: { kind: 'notFound' } });
    }
  });

  it('is the first project where a workspace of Bitbucket demands one', async () => {
    const scopes = ['admin:repository:bitbucket', 'read:project:bitbucket'];
    hosts.bitbucket.addToken({ token: 'ATATT3-projects', label: 'with projects', scopes });
    const wanted = fresh({ organization: 'globex' });
    const without = await practiceClient(hosts.bitbucket, 'full access');
    expect(await without.createRepository(wanted, signal)).toEqual({
      ok: false,
      error: { kind: 'missingScope', missing: ['read:project:bitbucket'] },
    });
    const client = await practiceClient(hosts.bitbucket, 'with projects');
    expect(await client.createRepository(wanted, signal)).toMatchObject({ ok: true });
    expect(hosts.bitbucket.repositories.at(-1)).toMatchObject({ fullName: `globex/${wanted.name}` });
  });
});

describe('a token that may not make repositories', () => {
  it.each([
    ['github', 'without repo scope', ['repo']],
    ['github', 'acme only', ['administration=write']],
    ['gitlab', 'read only', ['api']],
    ['bitbucket', 'read only', ['admin:repository:bitbucket']],
  ] as const)('of %s, “%s”, is told what it lacks', async (name, label, missing) => {
    const client = await practiceClient(hosts[name], label);
    const outcome = await client.createRepository(fresh({ organization: places[name].acme }), signal);
    expect(outcome).toEqual({ ok: false, error: { kind: 'missingScope', missing } });
  });

  it('of Data Center is refused; what it lacks the host does not say', async () => {
    const client = await practiceClient(hosts.bitbucketDataCenter, 'read only');
    const outcome = await client.createRepository(fresh({ organization: 'ACME' }), signal);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });
});
