import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import type { Outcome } from './runProgram';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { openWindow } from '../../torture/hosts/hostWindow';
import { sample } from '../core/sampleProviders';
import { createGitWorld, type GitWorld } from './gitWorld';

let practice: PracticeHosts;
let host: PracticeHost;
let world: GitWorld;

beforeEach(async () => {
  practice = await startPracticeHosts();
  host = practice.bitbucketDataCenter;
  world = await createGitWorld();
});

afterEach(async () => {
  await world.close();
  await practice.closeAll();
});

/** A window with a token that was saved and never tested, and Git in its terminal. */
async function untested(label: string): Promise<(repository?: string) => Promise<Outcome>> {
  const provider = sample(host.baseUrl, { type: host.type, name: 'Work' });
  const account = { token: new Secret(host.token(label).token) };
  const window = await openWindow([{ name: 'bitbucketDataCenter', host, provider, account }]);
  const env = world.terminal(await world.openWindow('w1', window.source, [host.baseUrl]));
  return (repository = 'ACME/web') => world.git(env, ['ls-remote', host.cloneUrl(repository)]);
}

const askedWhoItIs = () =>
  host.requests.filter(({ path }) => path.endsWith('/application-properties')).length;
const refusedByGit = () =>
  host.requests.filter(
    ({ gitService, status, credential }) => gitService !== undefined && credential && status === 401,
  );

describe('a token of Data Center whose user is not known yet', () => {
  it('goes with the user’s name from the first time on, which the host is asked for once', async () => {
    const list = await untested('full access');
    const all = await Promise.all([list(), list('GLOBEX/app'), list('ACME/api')]);
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect((await list()).code).toBe(0);
    expect(refusedByGit()).toEqual([]);
    expect(askedWhoItIs()).toBe(1);
  });

  it('goes as that of a project where the host names no user, and is not asked for again', async () => {
    const list = await untested('acme only');
    expect((await list()).code).toBe(0);
    expect((await list()).code).toBe(0);
    expect(refusedByGit()).toEqual([]);
    expect(askedWhoItIs()).toBe(1);
  });

  it('is asked for anew after the host could not be reached', async () => {
    const list = await untested('full access');
    host.faults.set('/rest', { reset: true });
    expect((await list()).code).not.toBe(0);
    host.faults.clear();
    host.clearRequests();
    expect((await list()).code).toBe(0);
    expect(refusedByGit()).toEqual([]);
  });

  it('is not given to Git where the host refuses it', async () => {
    const list = await untested('revoked');
    const { code, stderr } = await list();
    expect(code).not.toBe(0);
    expect(stderr).toContain('Work is refused');
    expect(refusedByGit()).toEqual([]);
  });
});
