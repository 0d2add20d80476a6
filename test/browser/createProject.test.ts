import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, formTestSentence, waitForStep } from './addProvider';
import { createOverSsh } from './createOverSsh';
import { goBackThroughAll } from './goBackThroughAll';
import { answerPathDialog } from './pathDialog';
import { pickAnswer, projectQuestion } from './projectQuestions';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const title = 'Git Providers: Create Pipeline Project…';
const receiver = 'https://ci.example.com/hooks';

const providers = [
  { name: 'Work', host: 'github', productName: 'GitHub' },
  { name: 'Groups', host: 'gitlab', productName: 'GitLab' },
  { name: 'Cloud', host: 'bitbucket', productName: 'Bitbucket' },
  { name: 'Center', host: 'bitbucketDataCenter', productName: 'Bitbucket' },
] as const;

let hosts: PracticeHosts;
let directory: string;
let folder: string;
let clones: string;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  folder = join(directory, 'My Shop');
  clones = join(directory, 'clones');
  await mkdir(folder);
  await mkdir(clones);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', hosts.gitlab.cloneUrl('acme/web'));
  await writeFile(join(folder, 'package.json'), '{}\n');
  await writeFile(join(folder, 'package-lock.json'), '{}\n');
  window = await openWorkbench({ directory, folder, theme: 'light' });
  for (const { name, host, productName } of providers) {
    await addProviderByPalette(window, {
      host: { ...hosts[host], productName },
      name,
      token: hosts[host].token('full access'),
    });
    await formTestSentence(window, 'Connected as alice');
    await window.runCommand('View: Close All Editors');
  }
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

beforeEach(() => {
  for (const host of hosts.all) host.clearRequests();
});

async function git(...words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: join(directory, 'home'), GIT_CONFIG_NOSYSTEM: '1' };
  const { output } = await run('git', words, { env, cwd: folder, quiet: true, check: false });
  return output.trim();
}

const question = (text: string, row?: string) => projectQuestion(window, text, row);
const pick = (text: string, row: string) => pickAnswer(window, text, row);
const typeFolder = (path: string) => answerPathDialog(window, `${path}/`);

/** The rows follow their title, some at a time. */
async function summarySays(text: string): Promise<void> {
  await question('Nothing has happened yet');
  const said = async () =>
    (await window.currentQuickInput())?.items.map(({ detail, description }) => detail ?? description ?? '');
  await until(`the word “${text}”`, async () => (await said())?.join().includes(text) === true || undefined, {
    seen: said,
  });
}

async function begin(provider: string): Promise<QuickInput> {
  await window.runCommand(title);
  return pick('Which provider', provider);
}

async function settings(): Promise<string> {
  return readFile(window.settingsFile, 'utf8');
}

describe('Create Pipeline Project', () => {
  it('makes one of the repository that is open: file, webhook and binding, each shown before it is made', async () => {
    const offered = await begin('Groups');
    expect(offered.items.map(({ label }) => label)).toEqual([
      'Work',
      'Groups',
      'Cloud',
      'Center',
      'Add Provider…',
    ]);
    expect(offered.items.find(({ focused }) => focused)).toMatchObject({ label: 'Work' });
    expect(offered.items[0]?.description).toMatch(/ · default$/);
    const found = await question('Which repository of “Groups”?', 'tools');
    await window.screenshot('project-repository-light');
    expect(found.items[0]).toMatchObject({ label: 'web', description: 'acme', detail: folder });
    expect(found.items.find(({ label }) => label === 'tools')).toMatchObject({
      description: 'acme/platform',
    });
    await window.acceptQuickInput();
    await pick('Where is acme/web', 'My Shop');
    await question('My Shop has no pipeline.', 'Write .gitlab-ci.yml');
    await until('the change that is shown', async () => {
      const text = await window.page.locator('.modified-in-monaco-diff-editor .view-lines').allInnerTexts();
      return (
        text
          .join()
          .replace(/\u00a0/g, ' ')
          .includes('npm ci') || undefined
      );
    });
    await window.screenshot('project-file-light');
    expect(existsSync(join(folder, '.gitlab-ci.yml'))).toBe(false);
    await window.pickItem('Write .gitlab-ci.yml');
    await waitForStep(window, 'URL for a webhook');
    expect((await window.currentQuickInput())?.step).toBe('5/7');
    await window.typeQuickInput('https://alice:x@ci.example.com', { accept: true });
    await waitForStep(window, 'Leave user name and password out');
    await window.typeQuickInput(receiver, { accept: true });
    const events = await question('At which events is it called?');
    await window.screenshot('project-events-light');
    expect(events.items.filter(({ checked }) => checked === true).map(({ label }) => label)).toEqual([
      'push_events',
      'merge_requests_events',
      'tag_push_events',
    ]);
    await window.acceptQuickInput();
    await pick('In which settings', 'User');
    const summary = await question('Nothing has happened yet', 'Webhook');
    await window.screenshot('project-summary-light');
    expect(summary.items.map(({ label }) => label)).toContain('Webhook');
    expect(hosts.gitlab.webhooks('acme/web')).toEqual([]);
    expect(await settings()).not.toContain('gitProviders.projects');
    await window.pickItem('Create');
    await waitForStep(window, 'Secret of the webhook');
    await window.screenshot('project-secret-light');
    const secret = (await window.currentQuickInput())?.value;
    await window.pressQuickInputButton('Copy');
    await until('the copy', async () => ((await window.clipboard()) === secret ? true : undefined));
    await window.pressEscape();
    const told = await window.waitForNotification('acme/web is a pipeline project of “Groups”.');
    await window.screenshot('project-created-light');
    expect(told.message).toContain('Commit .gitlab-ci.yml');
    expect(await git('status', '--porcelain', '.gitlab-ci.yml')).toBe('?? .gitlab-ci.yml');
    const [hook] = hosts.gitlab.webhooks('acme/web');
    expect(hook?.settings).toMatchObject({ url: receiver, secret });
    expect(await settings()).toContain(hosts.gitlab.cloneUrl('acme/web'));
    expect(await settings()).not.toContain(secret);
    await rm(join(folder, '.gitlab-ci.yml'));
    await window.runCommand('View: Close All Editors');
  });

  it.each([
    ['Work', 'github', 'infrastructure', '.github/workflows/ci.yml'],
    ['Groups', 'gitlab', 'api', '.gitlab-ci.yml'],
    ['Cloud', 'bitbucket', 'backend', 'bitbucket-pipelines.yml'],
    ['Center', 'bitbucketDataCenter', 'notes', undefined],
  ] as const)('clones from %s on the short way', async (provider, host, name, path) => {
    await begin(provider);
    await question('Which repository of');
    await window.typeQuickInput(name);
    // Before that the list is still the one of all repositories, about to be drawn anew.
    await until(
      'the only row',
      async () => (await window.currentQuickInput())?.items.length === 1 || undefined,
    );
    await pick('Which repository of', name);
    await pick('Where is', 'Clone to a Folder…');
    await typeFolder(clones);
    if (path !== undefined) await pick('Is a pipeline file to be proposed', 'Propose One After Cloning');
    await waitForStep(window, 'URL for a webhook');
    await window.acceptQuickInput();
    await pick('In which settings', 'Workspace');
    await summarySays(`The repository is cloned into ${clones}.`);
    if (path === undefined) await summarySays('Bitbucket Data Center runs no pipelines of its own.');
    await window.pickItem('Create');
    if (path !== undefined) await pick(`${name} has no pipeline.`, `Write ${path}`);
    const told = await window.waitForNotification(`/${name} is a pipeline project of “${provider}”.`);
    expect(told.buttons).toEqual(['Open Folder']);
    expect(existsSync(join(clones, name, '.git'))).toBe(true);
    if (path !== undefined) expect(existsSync(join(clones, name, path))).toBe(true);
    const workspace = await readFile(join(folder, '.vscode', 'settings.json'), 'utf8');
    expect(workspace).toContain(`/${name}`);
    const tokens = hosts[host].requests.flatMap(({ gitService, tokenLabel }) =>
      gitService === undefined ? [] : (tokenLabel ?? []),
    );
    expect(new Set(tokens)).toEqual(new Set(['full access']));
    await window.runCommand('View: Close All Editors');
  });

  it('leaves nothing behind when it is left at any question', async () => {
    const before = [await settings(), await readFile(join(folder, '.vscode', 'settings.json'), 'utf8')];
    const hooks = hosts.github.webhooks('acme/web').length;
    const questions: readonly (readonly [seen: () => Promise<unknown>, answer: () => Promise<unknown>])[] = [
      [() => question('Which provider', 'Work'), () => window.pickItem('Work')],
      [() => question('Which repository of “Work”?', 'web'), () => window.pickItem('web')],
      [
        () => question('Where is acme/web'),
        async () => {
          await window.pickItem('Clone to a Folder…');
          await typeFolder(clones);
        },
      ],
      [
        () => question('Is a pipeline file to be proposed'),
        () => window.pickItem('Propose One After Cloning'),
      ],
      [
        () => waitForStep(window, 'URL for a webhook'),
        () => window.typeQuickInput(receiver, { accept: true }),
      ],
      [() => question('At which events is it called?'), () => window.acceptQuickInput()],
      [() => question('In which settings', 'User'), () => window.pickItem('User')],
      [() => question('Nothing has happened yet'), () => window.pickItem('Create')],
    ];
    for (const [at, [seen]] of questions.entries()) {
      await window.runCommand(title);
      for (const [shown, answer] of questions.slice(0, at)) {
        await shown();
        await answer();
      }
      await seen();
      await window.pressEscape();
      await window.waitForNoQuickInput();
    }
    expect([await settings(), await readFile(join(folder, '.vscode', 'settings.json'), 'utf8')]).toEqual(
      before,
    );
    expect(hosts.github.webhooks('acme/web')).toHaveLength(hooks);
    expect(hosts.github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await readdir(clones)).not.toContain('web');
    expect(await window.editorTitles()).toEqual([]);
  });

  it('goes back from the summary to the first question with the answers filled in', () =>
    goBackThroughAll(window, receiver));

  it('takes a folder that uses SSH for a clone, and offers HTTPS, for which the token is', () =>
    createOverSsh({ window, host: hosts.github, folder, git }));

  it('says what is there when a step fails, and takes it back', async () => {
    await begin('Groups');
    await pick('Which repository of “Groups”?', 'web');
    await pick('Where is acme/web', 'My Shop');
    await pick('My Shop has no pipeline.', 'Write .gitlab-ci.yml');
    await waitForStep(window, 'URL for a webhook');
    await window.typeQuickInput('https://ci.example.com/other', { accept: true });
    await question('At which events is it called?');
    await window.acceptQuickInput();
    await question('Nothing has happened yet', 'Change Existing Project');
    hosts.gitlab.faults.set('/', { status: 500 });
    await window.pickItem('Change Existing Project');
    const sentence = 'acme/web is no pipeline project yet. Done so far: file .gitlab-ci.yml.';
    const told = await window.waitForNotification(sentence);
    await window.screenshot('project-failed-light');
    expect(told).toMatchObject({ severity: 'error', buttons: ['Retry', 'Undo'] });
    await window.pressNotificationButton(sentence, 'Undo');
    await window.waitForNotification('Nothing is left of the pipeline project acme/web.');
    expect(existsSync(join(folder, '.gitlab-ci.yml'))).toBe(false);
    hosts.gitlab.faults.clear();
  });

  it('finds one of ten thousand repositories while somebody types', async () => {
    hosts.github.claimRepositories('initech', 'service', 10_000);
    await begin('Work');
    await question('Which repository of “Work”?');
    await window.typeQuickInput('service-9999');
    const found = await question('Which repository of “Work”?', 'service-9999');
    expect(found.items[0]).toMatchObject({ label: 'service-9999', description: 'initech' });
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('takes no repository that the text rules out, however soon Enter comes', async () => {
    await begin('Work');
    await question('Which repository of “Work”?');
    await window.typeQuickInput('service-9998', { accept: true });
    const found = await question('Which repository of “Work”?', 'service-9998');
    expect(found.step).toBe('2/7');
    await window.acceptQuickInput();
    await question('Where is initech/service-9998');
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });
});
