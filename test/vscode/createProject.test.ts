import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { Secret } from '../../src/core/account/secret';
import type { PipelineFile } from '../../src/core/pipeline/pipelineFile';
import { userScope, type Provider } from '../../src/core/provider/provider';
import type { Services } from '../../src/services';
import { openGitApi } from '../../src/ui/gitExtension';
import { cloneOf } from '../../src/ui/projects/create/cloneOf';
import { findRepository } from '../../src/ui/projects/create/findRepository';
import type { ProjectPlan } from '../../src/ui/projects/create/projectAnswers';
import { createProjectRun, type ProjectRun } from '../../src/ui/projects/create/projectRun';
import { pushNeed } from '../../src/ui/projects/create/pushNeed';
import { withClient } from '../../src/ui/projects/create/withClient';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

const receiver = 'https://ci.example.com/hooks';

describe('The making of a pipeline project', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let directory: string;
  let git: string;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts();
    directory = await mkdtemp(join(tmpdir(), 'projects-'));
    git = (await openGitApi())?.git.path ?? '';
  });

  afterEach(async () => {
    for (const host of hosts.all) {
      host.faults.clear();
      host.clearRequests();
    }
    const detached = await services.directory.reassign(services.directory.current().projects, undefined);
    assert.ok(detached.ok);
    for (const { repositoryKey } of services.remembered.list())
      await services.remembered.forget(repositoryKey);
    await removePracticeProvider(services, provider);
    for (const name of await readdir(directory)) await rm(join(directory, name), { recursive: true });
  });

  after(async () => {
    await hosts.closeAll();
    await rm(directory, { recursive: true, force: true });
  });

  async function add(host: PracticeHost, baseUrl: string): Promise<void> {
    provider = await addPracticeProvider(services, {
      host,
      baseUrl,
      tokenLabel: 'full access',
      username: 'alice',
    });
    const { token, email } = host.token('full access');
    // Bitbucket Cloud takes the token of an account together with its email only.
    if (email !== undefined) await services.accounts.save(provider, { token: new Secret(token), email });
  }

  /** A working tree with the repository as its remote. */
  async function workingTree(host: PracticeHost, fullName: string): Promise<string> {
    const folder = join(directory, basename(fullName));
    const words = ['init', '--quiet', folder];
    await runProgram(git, words, { env: process.env });
    const remote = ['remote', 'add', 'origin', host.cloneUrl(fullName, provider.baseUrl.href)];
    await runProgram(git, remote, { env: process.env, cwd: folder });
    return folder;
  }

  async function planFor(fullName: string, plan: Partial<ProjectPlan>): Promise<ProjectPlan> {
    const host = services.hosts.get(provider.type);
    assert.ok(host);
    const chosen = { provider, host };
    const found = await findRepository(services, chosen, fullName, new AbortController().signal);
    assert.ok(found.ok, JSON.stringify(found));
    const place = { kind: 'clone', parent: directory } as const;
    return { ...chosen, ...found.value, place, pipeline: 'none', scope: userScope, ...plan };
  }

  async function changes(folder: string): Promise<string> {
    return (await runProgram(git, ['status', '--porcelain'], { env: process.env, cwd: folder })).stdout;
  }

  const start = (plan: ProjectPlan): ProjectRun => createProjectRun(services, git, plan);

  async function pushEvents(fullName: string): Promise<readonly string[]> {
    const asked = await withClient(services, provider, (client) =>
      Promise.resolve({ ok: true, value: client.webhooks(fullName).events.common.push ?? [] } as const),
    );
    assert.ok(asked.ok);
    return asked.value;
  }

  function nothingIsLeft(host: PracticeHost, fullName: string): void {
    assert.deepEqual(services.directory.current().projects, []);
    assert.deepEqual(services.remembered.list(), []);
    assert.deepEqual(host.webhooks(fullName), []);
  }

  const kinds = [
    ['github', 'public', '.github/workflows/ci.yml'],
    ['gitlab', 'underPath', '.gitlab-ci.yml'],
    ['bitbucket', 'public', 'bitbucket-pipelines.yml'],
    ['bitbucketDataCenter', 'underPath', undefined],
  ] as const;
  for (const [name, face, path] of kinds) {
    it(`clones, writes the file, adds the webhook and binds on ${name}, and takes it all back but the clone`, async () => {
      const host: PracticeHost = hosts[name];
      await add(host, host.baseUrls[face] ?? '');
      const fullName = host.repositories.find((each) => each.name === 'web')?.fullName ?? '';
      const bare = await planFor(fullName, {});
      const file = await bare.host.pipelineFile(provider.baseUrl, 'npm');
      assert.equal(file?.path, path);
      const webhook = { url: receiver, events: await pushEvents(fullName) };
      const run = start({ ...bare, pipeline: file ?? 'none', webhook });
      const outcome = await run.run();
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      const clone = join(directory, 'web');
      assert.deepEqual(await cloneOf(git, clone, bare, bare.key), { root: clone });
      if (file !== undefined) assert.equal(await readFile(join(clone, file.path), 'utf8'), file.text);
      // It is there for the user to commit, and nothing is staged.
      assert.equal(await changes(clone), file === undefined ? '' : `?? ${file.path.replace(/\/.*/, '/')}\n`);
      const [project] = services.directory.projectsOf(provider.id);
      assert.equal(project?.name, 'web');
      assert.equal(project.repositoryUrl, bare.details.cloneUrl);
      assert.deepEqual(services.remembered.list(), [{ repositoryKey: bare.key, providerId: provider.id }]);
      const [hook] = host.webhooks(fullName);
      assert.equal(hook?.settings.url, receiver);
      const made = outcome.done.find((each) => each.kind === 'webhook');
      assert.equal(made?.kind === 'webhook' && made.secret.open().length, 43);
      assert.ok(made?.kind === 'webhook' && made.secret.equals(hook.settings.secret ?? ''));
      assert.deepEqual(
        (await run.undo()).map(({ kind }) => kind),
        ['clone'],
      );
      nothingIsLeft(host, fullName);
      assert.equal(await changes(clone), '');
    });
  }

  describe('whose host wants more of a token that pushes a workflow', () => {
    async function needOf(tokenLabel: string): Promise<unknown> {
      const baseUrl = hosts.github.baseUrl;
      provider = await addPracticeProvider(services, { host: hosts.github, baseUrl, tokenLabel });
      const host = services.hosts.get(provider.type);
      assert.ok(host);
      return pushNeed(services, { provider, host }, AbortSignal.timeout(30_000));
    }

    it('says which scope a classic token lacks', async () => {
      assert.deepEqual(await needOf('full access'), { scope: 'workflow', lacking: true });
    });

    it('names the permission of a fine-grained token, of which the host tells nothing', async () => {
      const need = await needOf('every permission');
      assert.deepEqual(need, { scope: 'Workflows: Read and write', lacking: false });
    });

    it('says nothing where the host cannot be asked', async () => {
      hosts.github.faults.set('/', { status: 503 });
      assert.equal(await needOf('full access'), undefined);
    });
  });

  describe('that does not work', () => {
    const fullName = 'acme/web';
    const file: PipelineFile = { path: '.gitlab-ci.yml', text: 'test:\n  script: [true]\n' };
    let folder: string;
    let plan: ProjectPlan;

    async function prepare(): Promise<void> {
      await add(hosts.gitlab, hosts.gitlab.baseUrls.server);
      folder = await workingTree(hosts.gitlab, fullName);
      const webhook = { url: receiver, events: await pushEvents(fullName) };
      plan = await planFor(fullName, { place: { kind: 'folder', path: folder }, pipeline: file, webhook });
    }

    it('says what is there, goes on where it stopped, and makes nothing twice', async () => {
      await prepare();
      hosts.gitlab.faults.set('/', { status: 503 });
      const run = start(plan);
      const failed = await run.run();
      assert.equal(failed.kind, 'failed');
      assert.equal(failed.problem.kind, 'noWebhook');
      assert.deepEqual(
        failed.done.map(({ kind }) => kind),
        ['file'],
      );
      assert.deepEqual(services.directory.current().projects, []);
      hosts.gitlab.faults.clear();
      assert.equal((await run.run()).kind, 'done');
      assert.equal(hosts.gitlab.webhooks(fullName).length, 1);
      assert.equal(services.directory.projectsOf(provider.id).length, 1);
      assert.deepEqual(await run.undo(), []);
      nothingIsLeft(hosts.gitlab, fullName);
      assert.deepEqual(await readdir(folder), ['.git']);
    });

    it('leaves a file that the user has changed, and says so', async () => {
      await prepare();
      const run = start(plan);
      assert.equal((await run.run()).kind, 'done');
      await writeFile(join(folder, file.path), 'mine: {}\n');
      assert.deepEqual(await run.undo(), [{ kind: 'file', path: join(folder, file.path) }]);
      assert.equal(await readFile(join(folder, file.path), 'utf8'), 'mine: {}\n');
    });

    it('never writes over a pipeline that came in the meantime', async () => {
      await prepare();
      await writeFile(join(folder, file.path), 'theirs: {}\n');
      const run = start(plan);
      const outcome = await run.run();
      assert.deepEqual([outcome.kind, outcome.done.map(({ kind }) => kind)], ['done', ['webhook']]);
      await run.undo();
      assert.equal(await readFile(join(folder, file.path), 'utf8'), 'theirs: {}\n');
    });

    it('says which webhook stays when the host refuses to remove it', async () => {
      await prepare();
      const run = start(plan);
      assert.equal((await run.run()).kind, 'done');
      hosts.gitlab.faults.set('/', { status: 503 });
      const left = await run.undo();
      assert.deepEqual(
        left.map((each) => each.kind === 'webhook' && each.url),
        [receiver],
      );
    });

    it('makes nothing where the clone fails, and brings back what was chosen before', async () => {
      await prepare();
      await services.remembered.write(plan.key, undefined);
      const before = hosts.gitlab.webhooks(fullName).length;
      hosts.gitlab.faults.set('/', { status: 503 });
      await mkdir(join(directory, 'clones'));
      const parent = join(directory, 'clones');
      const run = start({ ...plan, place: { kind: 'clone', parent } });
      const failed = await run.run();
      assert.deepEqual(failed, { kind: 'failed', problem: { kind: 'notCloned' }, done: [] });
      assert.deepEqual(await run.undo(), []);
      assert.deepEqual(await readdir(parent), []);
      assert.deepEqual(services.remembered.list(), [{ repositoryKey: plan.key }]);
      assert.equal(hosts.gitlab.webhooks(fullName).length, before);
    });

    it('gives a remote that uses SSH its HTTPS address, and back the one that it had', async () => {
      await prepare();
      const remote = async (): Promise<string> =>
        (
          await runProgram(git, ['remote', 'get-url', 'origin'], { env: process.env, cwd: folder })
        ).stdout.trim();
      const ssh = `git@${provider.baseUrl.hostname}:${fullName}.git`;
      await runProgram(git, ['remote', 'set-url', 'origin', ssh], { env: process.env, cwd: folder });
      const clone = await cloneOf(git, folder, plan, plan.key);
      assert.ok(clone?.ssh);
      assert.equal(clone.ssh.https, hosts.gitlab.cloneUrl(fullName, provider.baseUrl.href));
      const run = start({ ...plan, converted: clone.ssh });
      assert.equal((await run.run()).kind, 'done');
      assert.equal(await remote(), clone.ssh.https);
      assert.deepEqual(await run.undo(), []);
      assert.equal(await remote(), ssh);
    });

    it('gives a project that was there its provider back', async () => {
      await prepare();
      assert.equal((await start(plan).run()).kind, 'done');
      const [existing] = services.directory.current().projects;
      const again = await planFor(fullName, { place: plan.place });
      assert.deepEqual(again.existing, existing);
      const run = start(again);
      assert.equal((await run.run()).kind, 'done');
      assert.deepEqual(services.directory.current().projects, [existing]);
      await run.undo();
      assert.deepEqual(services.directory.current().projects, [existing]);
    });
  });
});
