import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunState } from '../../../src/core/pipeline/run';
import { hostExchanges } from '../../hosts/contract/hostExchanges';
import { validateExchange } from '../../hosts/contract/validateExchange';
import { pushedCommit } from '../../hosts/core/pushedCommit';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { practiceClient, signal } from './practiceClient';
import { fullNameOn, hostNames, valueOf, type HostName } from './webhookSetting';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({ keepBodies: true });
  const scopes = ['read:repository:bitbucket', 'read:pipeline:bitbucket'];
  hosts.bitbucket.addToken({ token: 'ATATT3-pipelines', label: 'pipelines', scopes });
});
afterAll(() => hosts.closeAll());
beforeEach(() => {
  for (const host of hosts.all) host.clearRequests();
});
afterEach(() => {
  for (const host of hosts.all) host.faults.clear();
});

const clientOf = (name: HostName) =>
  practiceClient(hosts[name], name === 'bitbucket' ? 'pipelines' : 'full access');

const paths = {
  github: '/api.github.com/repos/acme/web/actions/runs',
  gitlab: '/gitlab.com/api/v4/projects/acme%2Fweb/pipelines',
  bitbucket: '/api.bitbucket.org/2.0/repositories/acme/web/pipelines',
  bitbucketDataCenter: '/rest/build-status/latest/commits/',
} as const;

describe.each(hostNames)('the latest run on %s', (name) => {
  it('of a branch has its state, its time, its page and its commit', async () => {
    const client = await clientOf(name);
    const run = valueOf(await client.latestRun(fullNameOn(name, 'web'), 'main', signal));
    expect(run).toMatchObject({ state: 'passed', branch: 'main', commit: pushedCommit });
    expect(run?.name).toBeTypeOf('string');
    expect(run?.url.startsWith(hosts[name].origin)).toBe(true);
    expect(new Date(run?.at ?? '').toISOString()).toBe(run?.at);
  });

  it('is nothing on a branch that never ran, and not found where there is no repository', async () => {
    const client = await clientOf(name);
    expect(await client.latestRun(fullNameOn(name, 'web'), 'none', signal)).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await client.latestRun(fullNameOn(name, 'none'), 'main', signal)).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });
});

describe('a token that may not read runs', () => {
  it.each([
    ['github', 'acme only', { kind: 'missingScope', missing: ['actions=read'] }],
    ['github', 'without repo scope', { kind: 'notFound' }],
    ['gitlab', 'without repository scope', { kind: 'missingScope', missing: ['api', 'read_api'] }],
    ['gitlab', 'granular read only', { kind: 'missingScope', missing: ['read_pipeline'] }],
    ['bitbucket', 'full access', { kind: 'missingScope', missing: ['read:pipeline:bitbucket'] }],
    ['bitbucketDataCenter', 'without repository scope', { kind: 'forbidden' }],
  ] as const)('of %s, “%s”, is told what is missing', async (name, label, error) => {
    const client = await practiceClient(hosts[name], label);
    expect(await client.latestRun(fullNameOn(name, 'web'), 'main', signal)).toMatchObject({
      ok: false,
      error,
    });
  });
});

const time = '2026-05-01T10:00:00Z';
const githubRun = (fields: object) => ({
  workflow_runs: [{ head_sha: pushedCommit, html_url: 'javascript:alert(1)', created_at: time, ...fields }],
});
const gitlabRun = (status: string) => [
  { id: 7, sha: pushedCommit, ref: 'main', status, web_url: 'javascript:alert(1)', created_at: time },
];
const cloudRun = (state: object) => ({ values: [{ build_number: 7, state, created_on: time }] });
const builds = (...states: readonly string[]) => ({
  values: states.map((state) => ({
    state,
    key: state,
    url: 'javascript:alert(1)',
    dateAdded: 1_767_225_600_000,
  })),
});

describe('what a host calls the state of a run', () => {
  it.each<readonly [HostName, object, RunState]>([
    ['github', githubRun({ status: 'queued', conclusion: null }), 'running'],
    ['github', githubRun({ status: 'in_progress' }), 'running'],
    ['github', githubRun({ status: 'completed', conclusion: 'failure' }), 'failed'],
    ['github', githubRun({ status: 'completed', conclusion: 'timed_out' }), 'failed'],
    ['github', githubRun({ status: 'completed', conclusion: 'cancelled' }), 'cancelled'],
    ['github', githubRun({ status: 'completed', conclusion: 'skipped' }), 'other'],
    ['gitlab', gitlabRun('failed'), 'failed'],
    ['gitlab', gitlabRun('pending'), 'running'],
    ['gitlab', gitlabRun('canceled'), 'cancelled'],
    ['gitlab', gitlabRun('manual'), 'other'],
    ['gitlab', gitlabRun('something new'), 'other'],
    ['bitbucket', cloudRun({ name: 'PENDING' }), 'running'],
    ['bitbucket', cloudRun({ name: 'IN_PROGRESS', stage: { name: 'RUNNING' } }), 'running'],
    ['bitbucket', cloudRun({ name: 'IN_PROGRESS', stage: { name: 'PAUSED' } }), 'other'],
    ['bitbucket', cloudRun({ name: 'COMPLETED', result: { name: 'FAILED' } }), 'failed'],
    ['bitbucket', cloudRun({ name: 'COMPLETED', result: { name: 'ERROR' } }), 'failed'],
    ['bitbucket', cloudRun({ name: 'COMPLETED', result: { name: 'STOPPED' } }), 'cancelled'],
    ['bitbucketDataCenter', builds('SUCCESSFUL', 'INPROGRESS', 'FAILED'), 'failed'],
    ['bitbucketDataCenter', builds('SUCCESSFUL', 'INPROGRESS'), 'running'],
    ['bitbucketDataCenter', builds('CANCELLED', 'SUCCESSFUL'), 'cancelled'],
    ['bitbucketDataCenter', builds('UNKNOWN'), 'other'],
  ])('is understood: %s %j is %s, and its page is always a web page', async (name, body, state) => {
    hosts[name].faults.set(paths[name], { status: 200, body: JSON.stringify(body) });
    const client = await clientOf(name);
    const run = valueOf(await client.latestRun(fullNameOn(name, 'web'), 'main', signal));
    expect(run?.state).toBe(state);
    expect(run?.url.startsWith(hosts[name].baseUrl)).toBe(true);
  });
});

describe.each(hostNames)('a repository by its name on %s', (name) => {
  it('has its default branch, its addresses and the account’s rights', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    const fullName = fullNameOn(name, 'web');
    const found = valueOf(await client.repository(fullName, signal));
    expect(found).toMatchObject({
      fullName,
      defaultBranch: 'main',
      cloneUrl: hosts[name].cloneUrl(fullName),
      private: true,
      canPush: true,
      canAdmin: true,
    });
    expect(found.archived).toBe(name === 'bitbucket' ? undefined : false);
  });

  it('tells an account that may only read so', async () => {
    if (name === 'bitbucket') hosts.bitbucket.addToken({ token: 'ATATT3-bob', label: 'bob', user: 'bob' });
    const client = await practiceClient(hosts[name], 'bob');
    const found = valueOf(await client.repository(fullNameOn(name, 'web'), signal));
    expect(found).toMatchObject({ canPush: false, canAdmin: false });
  });

  it('is not found where there is none, or the name leads elsewhere', async () => {
    const client = await practiceClient(hosts[name], 'full access');
    for (const repository of ['none', '..']) {
      expect(await client.repository(fullNameOn(name, repository), signal)).toEqual({
        ok: false,
        error: { kind: 'notFound' },
      });
    }
  });
});

describe('a repository for a token that may not read rights', () => {
  it('comes without them on Bitbucket', async () => {
    for (const label of ['without workspace scope', 'project access token']) {
      const client = await practiceClient(hosts.bitbucket, label);
      const found = valueOf(await client.repository('acme/web', signal));
      expect(found.defaultBranch).toBe('main');
      expect(found).not.toHaveProperty('canPush');
    }
  });
});

describe('what passes for runs and repositories between client and host', () => {
  it('is as the official descriptions have it', async () => {
    for (const name of hostNames) {
      const client = await clientOf(name);
      await client.latestRun(fullNameOn(name, 'web'), 'main', signal);
      await client.latestRun(fullNameOn(name, 'web'), 'none', signal);
      await client.repository(fullNameOn(name, 'web'), signal);
    }
    const problems = hosts.all.flatMap(hostExchanges).flatMap(({ description, exchange }) => {
      const verdict = validateExchange(description, exchange);
      return verdict?.problems.map((problem) => `${verdict.operation}: ${problem}`) ?? [];
    });
    expect([...new Set(problems)]).toEqual([]);
  }, 60_000);
});
