import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asFields } from '../../hosts/core/requestBody';
import { startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { githubRoutes } from '../../hosts/github/githubRoutes';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { contractVerdicts, exchange } from './contractVerdicts';
import { bearer } from './getJson';
import { unasked } from './unasked';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let hosts: PracticeHosts;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'], keepBodies: true });
  receiver = await startRequestRecorder();
});

afterAll(async () => {
  await receiver.close();
  await hosts.closeAll();
});

const reads: readonly (readonly [path: string, label: string])[] = [
  ['/user', 'full access'],
  ['/user', 'expired'],
  ['/user', 'app installation'],
  ['/user', 'blocked account'],
  ['/user/orgs', 'full access'],
  ['/user/orgs', 'sso not authorised'],
  ['/user/memberships/orgs/acme', 'full access'],
  ['/user/memberships/orgs/acme', 'acme only'],
  ['/user/memberships/orgs/acme', 'sso not authorised'],
  ['/user/memberships/orgs/acmee', 'full access'],
  ['/user/repos?per_page=2&sort=updated', 'full access'],
  ['/users/alice', 'full access'],
  ['/users/acme', 'full access'],
  ['/users/nobody', 'full access'],
  ['/users/alice/orgs', 'full access'],
  ['/users/alice/repos', 'full access'],
  ['/users/acme/repos?sort=updated', 'full access'],
  ['/orgs/acme', 'full access'],
  ['/orgs/acmee', 'full access'],
  ['/orgs/acme', 'classic forbidden'],
  ['/orgs/acme/repos?per_page=100', 'full access'],
  ['/orgs/acme/repos', 'ip allow list'],
  ['/orgs/acme/members', 'full access'],
  ['/orgs/acme/members/bob', 'full access'],
  ['/orgs/globex/members/alice', 'bob'],
  ['/orgs/acme/memberships/bob', 'full access'],
  ['/repos/acme/web', 'full access'],
  ['/repos/alice/notes', 'full access'],
  ['/repos/acme/web', 'sso hidden'],
  ['/repos/acme/nothing', 'full access'],
  ['/repos/acme/web/hooks', 'read only'],
  ['/repos/acme/web/hooks', 'bob'],
  ['/repos/acme/web/actions/runs?per_page=1', 'full access'],
  ['/installation/repositories', 'app installation'],
  ['/installation/repositories', 'full access'],
  ['/search/repositories?q=web', 'full access'],
  ['/search/repositories?q=', 'full access'],
  ['/meta', 'full access'],
  ['/rate_limit', 'full access'],
];

it.each([
  ['api.github.com', 'api.github.com'],
  ['api.acme.ghe.com', 'ghec'],
  ['api/v3', 'ghes-3.17'],
])('answers at /%s as the description %s says', async (root, description) => {
  const { github } = hosts;
  github.clearRequests();
  const api = `${github.origin}/${root}`;
  const full = bearer(github.token('full access').token);
  for (const [path, label] of reads) await exchange(api + path, bearer(github.token(label).token));
  await exchange(`${api}/user`, {});

  const hooks = `${api}/repos/acme/api/hooks`;
  const config = { url: `${receiver.origin}/${root}`, content_type: 'json', secret: 's', insecure_ssl: '0' };
  const made = asFields(await exchange(hooks, full, 'POST', { name: 'web', config, events: ['push'] }));
  await exchange(hooks, full, 'POST', { name: 'web', config });
  await exchange(hooks, full, 'POST', { name: 'web', config: {} });
  const hook = `${hooks}/${String(made['id'])}`;
  await exchange(hooks, full);
  await exchange(hook, full);
  await exchange(hook, full, 'PATCH', { active: true, add_events: ['pull_request'] });
  await exchange(`${hook}/config`, full);
  await exchange(`${hook}/config`, full, 'PATCH', { content_type: 'form' });
  await exchange(`${hook}/pings`, full, 'POST');
  await exchange(`${hook}/tests`, full, 'POST');
  await expect.poll(() => github.webhooks('acme/api')[0]?.deliveries.length).toBe(3);
  const list = await exchange(`${hook}/deliveries?per_page=1`, full);
  const delivery = `${hook}/deliveries/${String(asFields(Array.isArray(list) ? list[0] : null)['id'])}`;
  await exchange(delivery, full);
  await exchange(`${delivery}/attempts`, full, 'POST');
  await exchange(hook, full, 'DELETE');
  await exchange(hook, full);
  const name = `made-at-${description}`;
  // What github.com has for enterprises is described apart.
  const visibility = description === 'api.github.com' ? 'private' : 'internal';
  await exchange(`${api}/user/repos`, full, 'POST', { name, private: true });
  await exchange(`${api}/orgs/acme/repos`, full, 'POST', { name, visibility, private: true });
  await exchange(`${api}/orgs/acme/repos`, full, 'POST', { name });
  const reader = bearer(github.token('bob').token);
  await exchange(`${api}/orgs/acme/repos`, reader, 'POST', { name });
  const credentials = [github.addToken({ token: `ghp_${description}` }).token];
  // Nobody is answered without authentication on GHE.com, and a server has no such operation.
  if (description === 'api.github.com') {
    await exchange(`${api}/credentials/revoke`, {}, 'POST', { credentials });
  }

  expect(unasked(github, `/${root}`, githubRoutes)).toEqual(
    description === 'api.github.com' ? [] : ['POST /credentials/revoke'],
  );
  const { problems, counts, seen } = contractVerdicts(github);
  expect(problems).toEqual([]);
  expect(counts.get(description)).toBeGreaterThanOrEqual(reads.length + 16);
  expect(seen.size).toBeGreaterThanOrEqual(45);
});
