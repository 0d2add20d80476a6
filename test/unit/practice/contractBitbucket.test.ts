import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { descriptionFile, type DescriptionName } from '../../hosts/contract/apiDescription';
import { bitbucketRoutes } from '../../hosts/bitbucketCloud/bitbucketRoutes';
import { dataCenterRoutes } from '../../hosts/bitbucketDataCenter/dataCenterRoutes';
import { pushedCommit } from '../../hosts/core/pushedCommit';
import { asFields } from '../../hosts/core/requestBody';
import { startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { contractVerdicts, exchange } from './contractVerdicts';
import { basic, bearer } from './getJson';
import { unasked } from './unasked';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let hosts: PracticeHosts;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['bitbucket', 'bitbucketDataCenter'], keepBodies: true });
  receiver = await startRequestRecorder();
});

afterAll(async () => {
  await receiver.close();
  await hosts.closeAll();
});

/** Without the description the exchanges are still made, and only their validation is left out. */
function isHere(name: DescriptionName): boolean {
  const here = existsSync(descriptionFile(name));
  if (!here) console.log(`Not validated: the description ${name} is not beside this repository.`);
  return here;
}

const cloudReads: readonly (readonly [path: string, label: string])[] = [
  ['/user', 'full access'],
  ['/user', 'expired'],
  ['/user', 'acme only'],
  ['/user', 'without identity scope'],
  ['/user/emails', 'full access'],
  ['/user/workspaces?pagelen=1', 'full access'],
  ['/user/workspaces', 'without workspace scope'],
  ['/user/workspaces/acme/permission', 'full access'],
  ['/user/workspaces/acme/permissions/repositories?q=permission%3E%22read%22', 'full access'],
  ['/user/permissions/workspaces', 'full access'],
  ['/user/permissions/repositories', 'full access'],
  ['/workspaces', 'full access'],
  ['/workspaces/acme', 'full access'],
  ['/workspaces/acmee', 'full access'],
  ['/repositories', 'full access'],
  ['/repositories?role=member', 'full access'],
  ['/repositories/acme?role=member&sort=-updated_on&pagelen=2', 'full access'],
  ['/repositories/acme', 'without repository scope'],
  ['/repositories/acmee', 'full access'],
  ['/repositories/acme?q=nonsense', 'full access'],
  ['/repositories/acme/web', 'full access'],
  ['/repositories/acme/web', 'repository access token'],
  ['/repositories/acme/nothing', 'full access'],
  ['/repositories/acme/web/hooks', 'without webhook scopes'],
  ['/repositories/acme/handbook/pipelines?sort=-created_on', 'with pipelines'],
  ['/repositories/acme/handbook/pipelines', 'full access'],
  ['/repositories/acme/handbook/pipelines/%7Bnothing%7D', 'with pipelines'],
];

it('answers as the description of Bitbucket Cloud says', async () => {
  const { bitbucket } = hosts;
  const api = `${bitbucket.origin}/api.bitbucket.org/2.0`;
  bitbucket.addToken({
    token: 'ATATT3pipelines',
    label: 'with pipelines',
    scopes: ['read:repository:bitbucket', 'read:pipeline:bitbucket'],
  });
  const login = (label: string) => {
    const { token, kind, email = '' } = bitbucket.token(label);
    return kind === 'accessToken' ? bearer(token) : basic(email, token);
  };
  for (const [path, label] of cloudReads) await exchange(api + path, login(label));
  await exchange(`${api}/user`, {});
  const full = login('full access');
  const hooks = `${api}/repositories/acme/web/hooks`;
  const settings = {
    description: 'CI',
    url: receiver.origin,
    active: true,
    events: ['repo:push'],
    secret: 's',
  };
  const hook = asFields(await exchange(hooks, full, 'POST', settings));
  const one = `${hooks}/${encodeURIComponent(String(hook['uuid']))}`;
  await exchange(hooks, full, 'POST', {});
  await exchange(hooks, full);
  await exchange(one, full);
  await exchange(one, full, 'PUT', { ...settings, active: false });
  await exchange(one, login('without deletion of webhooks'), 'DELETE');
  await exchange(one, full, 'DELETE');
  await exchange(one, full);
  bitbucket.addToken({
    token: 'ATATT3projects',
    label: 'with projects',
    scopes: ['admin:repository:bitbucket', 'read:project:bitbucket'],
  });
  const made = `${api}/repositories/acme/made`;
  await exchange(made, full, 'POST', { type: 'repository', scm: 'git', is_private: true });
  await exchange(made, full, 'POST', { type: 'repository' });
  await exchange(made, login('read only'), 'POST', { type: 'repository' });
  await exchange(`${api}/repositories/globex/made`, full, 'POST', { type: 'repository' });
  await exchange(`${api}/workspaces/globex/projects`, login('with projects'));

  expect(unasked(bitbucket, '/api.bitbucket.org/2.0', bitbucketRoutes)).toEqual([]);
  const { problems, counts } = contractVerdicts(bitbucket);
  expect(problems).toEqual([]);
  expect(bitbucket.requests).toHaveLength(cloudReads.length + 14);
  // Of one's email addresses the description tells nothing but the errors.
  if (isHere('bitbucket-cloud')) expect(counts.get('bitbucket-cloud')).toBe(bitbucket.requests.length - 1);
});

const serverReads: readonly (readonly [path: string, label: string])[] = [
  ['/api/1.0/application-properties', 'full access'],
  ['/api/latest/repos?name=ap', 'full access'],
  ['/api/latest/application-properties', 'expired'],
  ['/api/latest/users?filter=ali', 'full access'],
  ['/api/latest/users/alice', 'full access'],
  ['/api/latest/users/nobody', 'full access'],
  ['/api/latest/projects?permission=PROJECT_WRITE&limit=1', 'full access'],
  ['/api/latest/projects/ACME', 'full access'],
  ['/api/latest/projects/~alice', 'full access'],
  ['/api/latest/projects/ACMEE', 'full access'],
  ['/api/latest/projects/GLOBEX', 'acme only'],
  ['/api/latest/projects/ACME/repos?limit=2', 'full access'],
  ['/api/latest/projects/ACME/repos/web', 'full access'],
  ['/api/latest/projects/ACME/repos/nothing', 'full access'],
  ['/api/latest/repos?permission=REPO_WRITE&name=ap', 'full access'],
  ['/api/latest/projects/ACME/repos/web/webhooks', 'bob'],
  [`/build-status/latest/commits/${pushedCommit}`, 'full access'],
  ['/api/latest/projects/ACME/repos/web/default-branch', 'full access'],
  ['/api/latest/projects/ACME/repos/web/commits?until=refs%2Fheads%2Fmain&limit=1', 'full access'],
  ['/api/latest/projects/ACME/repos/web/commits?until=refs%2Fheads%2Fnone', 'full access'],
];

it.each(['server', 'underPath'] as const)(
  'answers as the description of Bitbucket Data Center says, at the base URL %s',
  async (base) => {
    const host = hosts.bitbucketDataCenter;
    host.clearRequests();
    const rest = `${host.baseUrls[base]}/rest`;
    const login = (label: string) => bearer(host.token(label).token);
    for (const [path, label] of serverReads) await exchange(rest + path, login(label));
    await exchange(`${rest}/api/latest/application-properties`, {});
    const full = login('full access');
    const hooks = `${rest}/api/latest/projects/ACME/repos/web/webhooks`;
    const settings = {
      name: 'CI',
      url: receiver.origin,
      active: true,
      events: ['repo:refs_changed'],
      configuration: { secret: 's' },
      sslVerificationRequired: true,
    };
    const hook = `${hooks}/${String(asFields(await exchange(hooks, full, 'POST', settings))['id'])}`;
    await exchange(hooks, full, 'POST', {});
    await exchange(hooks, full);
    await exchange(hook, full);
    await exchange(hook, full, 'PUT', { ...settings, active: false });
    await exchange(`${hook}/latest`, full);
    await exchange(`${hooks}/test?url=${encodeURIComponent(receiver.origin)}`, full, 'POST');
    await exchange(`${hook}/statistics/summary`, full);
    await exchange(hook, full, 'DELETE');
    await exchange(hook, full);
    const made = `${rest}/api/latest/projects/ACME/repos`;
    await exchange(made, full, 'POST', { name: `made-at-${base}`, scmId: 'git', public: false });
    await exchange(made, full, 'POST', { name: `made-at-${base}`, scmId: 'git' });
    await exchange(made, full, 'POST', { name: '-', scmId: 'git' });
    await exchange(made, login('bob'), 'POST', { name: 'other', scmId: 'git' });

    const root = new URL(rest).pathname;
    expect(unasked(host, `${root}/api/latest`, dataCenterRoutes)).toEqual([]);
    const { problems, counts } = contractVerdicts(host);
    expect(problems).toEqual([]);
    expect(host.requests).toHaveLength(serverReads.length + 15);
    if (isHere('bitbucket-data-center'))
      expect(counts.get('bitbucket-data-center')).toBe(host.requests.length);
  },
);
