import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { basic, bearer, getJson } from './getJson';
import { runGit } from './runGit';

vi.setConfig({ testTimeout: 20_000 });

const million = 1_000_000;
const cases = [
  ['github', '/api.github.com/orgs/vast/repos?per_page=100', '&page=10000'],
  ['gitlab', '/gitlab.com/api/v4/groups/vast/projects?per_page=100', '&page=10000'],
  ['bitbucket', '/api.bitbucket.org/2.0/repositories/vast?pagelen=100', '&page=10000'],
  ['bitbucketDataCenter', '/rest/api/1.0/projects/vast/repos?limit=100', '&start=999900'],
] as const;

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  for (const host of hosts.all) host.claimRepositories('vast', 'service', million);
});

afterAll(() => hosts.closeAll());

it.each(cases)(
  '%s lists a million repositories page by page and holds none of them',
  async (name, path, last) => {
    const host = hosts[name];
    const { token, email } = host.token('full access');
    const headers = email === undefined ? bearer(token) : basic(email, token);
    const before = process.memoryUsage().heapUsed;
    const first = await getJson(host.origin + path, headers);
    const final = await getJson(host.origin + path + last, headers);
    expect(JSON.stringify(first.body)).toContain('"service-100"');
    expect(JSON.stringify(final.body)).toContain(`"service-${String(million)}"`);
    expect(host.repositories.length).toBeLessThan(20);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * 1024 * 1024);
  },
);

it('GitHub names the ten-thousandth page as the last one, Bitbucket the number of all', async () => {
  const { github, bitbucket } = hosts;
  const listed = await getJson(github.origin + cases[0][1], bearer(github.token('full access').token));
  expect(listed.headers.get('link')).toContain('page=10000>; rel="last"');
  const { token, email = '' } = bitbucket.token('full access');
  expect((await getJson(bitbucket.origin + cases[2][1], basic(email, token))).body).toMatchObject({
    size: million,
  });
});

it('shows claimed ones to those alone who may see them', async () => {
  const { github } = hosts;
  const url = `${github.origin}/api.github.com/orgs/vast/repos`;
  expect((await getJson(url, bearer(github.token('acme only').token))).body).toEqual([]);
  expect((await getJson(url, bearer(github.token('bob').token))).body).toEqual([]);
});

it('serves one of them to the API and to Git', async () => {
  const { github } = hosts;
  const { token, username } = github.token('full access');
  const one = `${github.origin}/api.github.com/repos/vast/service-654321`;
  expect((await getJson(one, bearer(token))).body).toMatchObject({ full_name: 'vast/service-654321' });
  expect((await getJson(`${one}0`, bearer(token))).status).toBe(404);
  const outcome = await runGit(['ls-remote', github.cloneUrl('vast/service-654321')], { token, username });
  expect(outcome.output).toContain('refs/heads/main');
});
