import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { workspace } from 'vscode';
import type { Project } from '../../src/core/project/project';
import { userScope, type Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { createProjectRuns, runSubject, type ProjectRuns } from '../../src/ui/projects/projectRuns';
import { projectsContent, type ProjectsContent } from '../../src/ui/tree/projectsContent';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

describe('A pipeline project in trouble', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;
  let slow: Project;
  let other: Project;
  let runs: ProjectRuns;
  let content: ProjectsContent;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['github'] });
    provider = await addPracticeProvider(services, {
      host: hosts.github,
      baseUrl: hosts.github.baseUrl,
      tokenLabel: 'full access',
    });
    slow = await saved('Slow', 'acme/web');
    other = await saved('Other', 'acme/api');
  });

  beforeEach(() => {
    const failed = (cause: unknown): void => {
      assert.fail(String(cause));
    };
    const verify: Services['tester']['verify'] = (each, account) => services.tester.verify(each, account);
    runs = createProjectRuns({ ...services, verify }, failed);
    content = projectsContent(services, {
      grouping: () => 'provider',
      checkout: () => undefined,
      lastFolder: () => undefined,
      run(project) {
        const subject = runSubject(project, 'main');
        runs.want([subject]);
        const answer = runs.read(subject);
        return answer?.ok === true ? answer.value : undefined;
      },
    });
  });

  afterEach(() => {
    runs.dispose();
    hosts.github.faults.clear();
  });

  after(async () => {
    await services.directory.reassign(services.directory.current().projects, undefined);
    const left = services.directory.current().byId.get(provider.id);
    if (left !== undefined) await removePracticeProvider(services, left);
    await hosts.closeAll();
  });

  async function saved(name: string, fullName: string): Promise<Project> {
    const made = await services.directory.saveProject({
      id: crypto.randomUUID(),
      name,
      repositoryUrl: hosts.github.cloneUrl(fullName),
      providerId: provider.id,
      scope: userScope,
    });
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  }

  const rowOf = (project: Project) => ({ kind: 'project', providerId: provider.id, project }) as const;
  const shown = async (project: Project): Promise<string> =>
    String((await content.item(rowOf(project))).description);
  const shows = (project: Project, pattern: RegExp): Promise<true> =>
    until(`a row like ${String(pattern)}`, async () => pattern.test(await shown(project)) || undefined, {
      seen: () => shown(project),
      timeout: 40_000,
    });
  const pathOfRuns = (fullName: string): string => `/api.github.com/repos/${fullName}/actions/runs`;

  it('whose list of runs hangs is drawn at once, holds up no other one, and says in the end that nothing came', async () => {
    hosts.github.faults.set(pathOfRuns('acme/web'), { hang: true });
    assert.equal(await shown(slow), 'acme/web');
    await shows(other, /^main · passed/);
    assert.equal(await shown(slow), 'acme/web');
    await shows(slow, /^offline$/);
    const { tooltip } = await content.item(rowOf(slow));
    assert.match(typeof tooltip === 'string' ? tooltip : '', /in time|time limit|did not answer/i);
  });

  it('whose list of runs is a page of HTML says that it cannot be read, and why', async () => {
    hosts.github.faults.set(pathOfRuns('acme/web'), { html: true });
    await shows(slow, /^runs cannot be read$/);
    const { tooltip, contextValue } = await content.item(rowOf(slow));
    assert.match(typeof tooltip === 'string' ? tooltip : '', /sign in|web page|captive/i);
    assert.equal(contextValue, 'project unread');
  });

  it('whose provider is deleted by hand stays, says so, and asks no host', async () => {
    await shows(slow, /^main · passed/);
    const settings = workspace.getConfiguration('gitProviders');
    await settings.update('providers', {}, true);
    await until('the provider to go', () =>
      services.directory.current().byId.get(provider.id) === undefined ? true : undefined,
    );
    hosts.github.clearRequests();
    assert.match(await shown(slow), /acme\/web · provider missing$/);
    const groups = await content.children(undefined);
    const labels = await Promise.all(groups.map(async (row) => (await content.item(row)).label));
    assert.deepEqual(labels, ['Provider missing']);
    assert.equal((await content.item(rowOf(slow))).contextValue, 'project providerMissing');
    assert.deepEqual(hosts.github.requests, []);
  });
});
