import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { commands, env, ThemeIcon, window } from 'vscode';
import type { Project } from '../../src/core/project/project';
import { userScope, type Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { openGitApi } from '../../src/ui/gitExtension';
import { checkNewProvider } from '../../src/ui/projects/checkNewProvider';
import { followCheckouts, type OpenCheckouts } from '../../src/ui/projects/followCheckouts';
import {
  createProjectRuns,
  runSubject,
  standsForAll,
  type ProjectRuns,
} from '../../src/ui/projects/projectRuns';
import { projectsContent, type ProjectsContent } from '../../src/ui/tree/projectsContent';
import type { ProjectGrouping } from '../../src/ui/tree/projectFacts';
import type { ProjectRow } from '../../src/ui/tree/row';
import { newProviderSentence } from '../../src/ui/words/projectWords';
import { until } from '../browser/until';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { gitApi, openInGit } from './gitApi';
import { openServices } from './openServices';

const lostId = '99999999-9999-4999-8999-999999999999';

describe('Pipeline projects', function () {
  this.timeout(120_000);
  let services: Services;
  let hosts: PracticeHosts;
  let provider: Provider;
  let project: Project;
  let runs: ProjectRuns;
  let checkouts: OpenCheckouts;
  let content: ProjectsContent;
  let grouping: ProjectGrouping = 'provider';
  let moved = 0;
  const failed: unknown[] = [];
  const verify = (each: Provider, account: Parameters<Services['tester']['verify']>[1]) =>
    services.tester.verify(each, account);

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts({ only: ['github'] });
    provider = await addPracticeProvider(services, {
      host: hosts.github,
      baseUrl: hosts.github.baseUrl,
      organization: 'acme',
      tokenLabel: 'full access',
      username: 'alice',
    });
    project = await saved({ name: 'Shop', repositoryUrl: hosts.github.cloneUrl('acme/web') });
    runs = createProjectRuns({ ...services, verify }, (cause) => failed.push(cause));
    checkouts = followCheckouts(
      services,
      () => {
        moved += 1;
      },
      (cause) => failed.push(cause),
    );
    content = projectsContent(services, {
      grouping: () => grouping,
      checkout: (each) => checkouts.find(each),
      lastFolder: () => undefined,
      run(each) {
        const subject = runSubject(each, checkouts.find(each)?.branch);
        runs.want([subject]);
        const answer = runs.read(subject);
        return answer?.ok === true ? answer.value : undefined;
      },
    });
  });

  afterEach(() => {
    hosts.github.faults.clear();
    grouping = 'provider';
  });

  after(async () => {
    runs.dispose();
    checkouts.dispose();
    await services.directory.reassign(services.directory.current().projects, undefined);
    await removePracticeProvider(services, provider);
    await hosts.closeAll();
    assert.deepEqual(failed, []);
  });

  async function saved(fields: Pick<Project, 'name' | 'repositoryUrl'> & Partial<Project>): Promise<Project> {
    const made = await services.directory.saveProject({
      id: crypto.randomUUID(),
      providerId: provider.id,
      scope: userScope,
      ...fields,
    });
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  }

  const rowOf = (of: Project): ProjectRow => ({ kind: 'project', providerId: of.providerId, project: of });
  const item = (row: ProjectRow) => Promise.resolve(content.item(row));
  const shown = async (of: Project): Promise<string> => String((await item(rowOf(of))).description);
  const tooltip = async (of: Project): Promise<string> => {
    const { tooltip: text } = await item(rowOf(of));
    return typeof text === 'string' ? text : '';
  };
  const shows = (of: Project, pattern: RegExp): Promise<true> =>
    until(`a row like ${String(pattern)}`, async () => (pattern.test(await shown(of)) ? true : undefined), {
      seen: () => shown(of),
    });

  describe('in the tree', () => {
    it('say the branch and how its latest run went, in the icon, in words and aloud', async () => {
      await shows(project, /^main · passed .+ ago$/);
      const { iconPath, contextValue, accessibilityInformation } = await item(rowOf(project));
      assert.ok(iconPath instanceof ThemeIcon);
      assert.equal(iconPath.id, 'pass');
      assert.equal(contextValue, 'project fine run');
      assert.match(
        accessibilityInformation?.label ?? '',
        /^Shop, a project of acme\/web: main · passed .+\.$/,
      );
    });

    it('have their repository, provider, folder and latest run below them', async () => {
      await shows(project, /passed/);
      const rows = await content.children(rowOf(project));
      const items = await Promise.all(rows.map(item));
      const [repository, provided, folder, run] = items.map(({ label, description, contextValue }) => ({
        label,
        description,
        contextValue,
      }));
      assert.equal(items.length, 4);
      assert.deepEqual(repository, {
        label: 'Repository',
        description: 'acme/web',
        contextValue: 'projectRepository',
      });
      assert.equal(provided?.description, `${provider.name} · not tested`);
      assert.deepEqual(folder, {
        label: 'Folder',
        description: 'not known on this machine',
        contextValue: 'projectFolder unknown',
      });
      assert.equal(run?.contextValue, 'projectRun run');
    });

    it('are asked for once, and for no more than was looked at', async () => {
      runs.forget();
      hosts.github.clearRequests();
      await shows(project, /passed/);
      await shows(project, /passed/);
      runs.refresh([runSubject(project, undefined)]);
      assert.equal(hosts.github.requests.length, 2);
    });

    it('leave a host alone that has refused one of them for now, and say so of all', async () => {
      const all = Array.from({ length: 30 }, (_, at) =>
        runSubject({ ...project, id: `many-${String(at)}`, name: `many ${String(at)}` }, undefined),
      );
      runs.forget();
      hosts.github.clearRequests();
      hosts.github.faults.set('', { status: 429, headers: { 'retry-after': '120' } });
      runs.want([...all, runSubject(project, undefined)]);
      await until('all answers', () => all.every((each) => runs.read(each) !== undefined) || undefined);
      assert.equal(await shown(project), 'runs cannot be read');
      assert.match(await tooltip(project), /Too many requests/);
      assert.ok(hosts.github.requests.length <= 5, String(hosts.github.requests.length));
      hosts.github.faults.clear();
      runs.retry(standsForAll);
      await shows(project, /passed/);
    });

    it('name the remedy of what hinders them', async () => {
      const lost = await saved({ name: 'Lost', repositoryUrl: project.repositoryUrl, providerId: lostId });
      const row = await item(rowOf(lost));
      assert.match(String(row.description), /acme\/web · provider missing$/);
      assert.equal(row.contextValue, 'project providerMissing');
      assert.match(await tooltip(lost), /Reassign Provider…/);
      await services.directory.setStatus(provider, 'inactive');
      const inactive = await item(rowOf(project));
      assert.equal(inactive.contextValue, 'project inactive');
      assert.match(await tooltip(project), /Activate it/);
      const current = services.directory.current().byId.get(provider.id);
      assert.ok(current);
      await services.directory.setStatus(current, 'active');
      await services.directory.reassign([lost], undefined);
    });
  });

  describe('of a folder that is open', () => {
    let folder: string;
    const git = (...words: readonly string[]) =>
      runProgram('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@acme.example', ...words], {
        env: process.env,
      });

    before(async () => {
      folder = await realpath(await mkdtemp(join(tmpdir(), 'gp-projects-')));
      await git('init', '--quiet', '--initial-branch=topic');
      await git('remote', 'add', 'origin', hosts.github.cloneUrl('ACME/Web').replace(/\.git$/, ''));
      await git('commit', '--quiet', '--allow-empty', '-m', 'First');
      await openInGit(await gitApi(), folder);
      await until('the checkout', () => checkouts.find(project)?.branch === 'topic' || undefined);
    });

    after(async () => {
      await commands.executeCommand('git.close', (await openGitApi())?.repositories.find(isIt));
      await rm(folder, { recursive: true, force: true });
    });

    const isIt = ({ rootUri }: { readonly rootUri: { readonly fsPath: string } }): boolean =>
      rootUri.fsPath === folder;

    it('say how the branch went that is checked out there, however the address is spelled', async () => {
      await shows(project, /^topic · no run$/);
      const before = moved;
      await git('checkout', '--quiet', '-b', 'main');
      await until('the other branch', () => checkouts.find(project)?.branch === 'main' || undefined);
      assert.ok(moved > before);
      await shows(project, /^main · passed/);
      assert.equal((await item(rowOf(project))).contextValue, 'project fine run open');
    });

    it('are found there whether the folder is reached over HTTPS or SSH', async () => {
      const { hostname } = new URL(hosts.github.baseUrl);
      await git('remote', 'set-url', 'origin', `git@${hostname}:acme/api.git`);
      const api = await saved({ name: 'Api', repositoryUrl: hosts.github.cloneUrl('acme/api') });
      await until('the checkout over SSH', () => checkouts.find(api)?.root.fsPath === folder || undefined);
      assert.equal(checkouts.find(project), undefined);
      await services.directory.reassign([api], undefined);
      await git('remote', 'set-url', 'origin', hosts.github.cloneUrl('acme/web'));
      await until(
        'the checkout over HTTPS',
        () => checkouts.find(project)?.root.fsPath === folder || undefined,
      );
    });

    it('stand below that folder where they are grouped so, the others below another row', async () => {
      const other = await saved({ name: 'Api', repositoryUrl: hosts.github.cloneUrl('acme/api') });
      grouping = 'folder';
      const groups = await content.children(undefined);
      const labels = (await Promise.all(groups.map(item))).map(({ label }) => label);
      assert.deepEqual(labels, [folder.slice(folder.lastIndexOf('/') + 1), 'Not open in this window']);
      assert.deepEqual(
        groups.map((group) => content.projectsOf(group).map(({ name }) => name)),
        [['Shop'], ['Api']],
      );
      await services.directory.reassign([other], undefined);
    });
  });

  describe('and their commands', () => {
    it('copy the address of the repository', async () => {
      await commands.executeCommand('gitProviders.copyRepositoryUrl', rowOf(project));
      assert.equal(await env.clipboard.readText(), project.repositoryUrl);
    });

    it('write an inventory of everything, with no token in it', async () => {
      await commands.executeCommand('gitProviders.createInventory');
      const document = await until('the document', () => {
        const open = window.activeTextEditor?.document;
        return open?.isUntitled === true ? open : undefined;
      });
      const text = document.getText();
      assert.equal(document.languageId, 'markdown');
      assert.ok(text.includes(`| \`Shop\` | \`${project.repositoryUrl}\` | \`${provider.name}\` |`), text);
      assert.ok(text.includes(`\`${hosts.github.baseUrl}\``));
      assert.ok(text.includes('`alice`'));
      for (const { token } of hosts.github.tokens) assert.ok(!text.includes(token));
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('look at what another provider may do before a project gets it', async () => {
      const check = async (tokenLabel: string): Promise<string | undefined> => {
        const other = await addPracticeProvider(services, {
          host: hosts.github,
          baseUrl: hosts.github.baseUrl,
          tokenLabel,
        });
        const signal = AbortSignal.timeout(30_000);
        const found = await checkNewProvider({ ...services, verify }, other, project, signal);
        await removePracticeProvider(services, other);
        return newProviderSentence(found);
      };
      assert.equal(await check('full access'), undefined);
      assert.match((await check('bob')) ?? '', /^It can read the repository, but its account may not push/);
      assert.match(
        (await check('without repo scope')) ?? '',
        /^It cannot read the repository: The host knows/,
      );
    });
  });
});
