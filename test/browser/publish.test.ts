import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, waitForStep } from './addProvider';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const providers = [
  { name: 'Acme GitHub', host: 'github', productName: 'GitHub', organization: 'acme' },
  { name: 'Groups', host: 'gitlab', productName: 'GitLab', organization: '' },
  { name: 'Cloud', host: 'bitbucket', productName: 'Bitbucket', organization: '' },
  { name: 'Center', host: 'bitbucketDataCenter', productName: 'Bitbucket', organization: '' },
] as const;

let hosts: PracticeHosts;
let directory: string;
let folder: string;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  folder = join(directory, 'My Web Shop');
  await mkdir(folder);
  await git('init', '--quiet', '--initial-branch=main');
  await writeFile(join(folder, 'README.md'), '# Shop\n');
  await git('add', '.');
  await git('-c', 'user.name=Alice', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'First of mine');
  window = await openWorkbench({ directory, folder, theme: 'light' });
  for (const { name, host, productName, organization } of providers) {
    await addTestedProvider(window, {
      host: { ...hosts[host], productName },
      name,
      organization,
      token: hosts[host].token('full access'),
    });
  }
  await window.openActivityBar('Source Control');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

beforeEach(async () => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
  }
  await git('remote', 'remove', 'origin');
  await window.openActivityBar('Source Control');
  await until('the repository without a remote', async () => {
    const button = publishButton();
    return (await button.count()) > 0 || undefined;
  });
});

async function git(...words: readonly string[]): Promise<string> {
  const home = join(directory, 'home');
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const { output } = await run('git', words, { env, cwd: folder, quiet: true, check: false });
  return output.trim();
}

const publishButton = () => window.page.locator('.scm-view .monaco-button', { hasText: 'Publish Branch' });

/** What the host has, read past the product; `undefined` where it has no such repository. */
function onHost(host: (typeof providers)[number]['host'], fullName: string) {
  return hosts[host].repositories.find((one) => one.fullName === fullName);
}

async function commitsOf(repositoryDirectory: string): Promise<string> {
  return git('-C', repositoryDirectory, 'log', '--format=%s', 'main');
}

/** Presses *Publish Branch* in Source Control and picks a provider, up to the question for the name. */
async function beginPublishing(provider: string): Promise<QuickInput> {
  const offered = async () => {
    const seen = await window.currentQuickInput();
    return seen?.items.some(({ label }) => label === `Publish to ${provider}`) === true || undefined;
  };
  // Source Control draws its button anew whenever the repository changes, and the click is lost then.
  await until('the providers to publish to', async () => {
    if ((await window.currentQuickInput()) === undefined)
      await publishButton().first().click({ timeout: 1_000 });
    return until('the providers', offered, { timeout: 3_000 });
  });
  await window.pickItem(`Publish to ${provider}`);
  await waitForStep(window, 'Name of the new repository');
  return window.readQuickInput();
}

async function answerName(name: string): Promise<QuickInput> {
  await window.typeQuickInput(name, { accept: true });
  return waitForPlaceholder('Where is the repository to be?');
}

/** `first`: the label of the first row, by which the rows of this question are told from those of the one before. */
async function waitForPlaceholder(text: string, first?: string): Promise<QuickInput> {
  return until(`the question “${text}”`, async () => {
    const seen = await window.currentQuickInput();
    const there = seen?.placeholder?.startsWith(text) === true && seen.items.length > 0;
    return there && (first === undefined || seen.items[0]?.label === first) ? seen : undefined;
  });
}

async function answerVisibility(label: string): Promise<void> {
  await waitForPlaceholder('Who may see');
  await window.pickItem(label);
}

describe('Publish Branch', () => {
  it('makes the repository, adds it as origin and pushes the branch, with no other question', async () => {
    const named = await beginPublishing('Acme GitHub');
    expect(named).toMatchObject({ title: 'Publish to Acme GitHub', value: 'My-Web-Shop' });
    await window.screenshot('publish-name-light');
    const places = await answerName('shop');
    await window.screenshot('publish-place-light');
    expect(places.items.map(({ label, description }) => [label, description])).toEqual([
      ['acme', 'organization of this provider'],
      ['alice', 'your own'],
      ['globex', undefined],
      ['Another Place…', undefined],
    ]);
    await window.pickItem('acme');
    const visibility = await waitForPlaceholder('Who may see shop?', 'Private');
    await window.screenshot('publish-visibility-light');
    expect(visibility.items.map(({ label }) => label)).toEqual(['Private', 'Internal', 'Public']);
    await window.pickItem('Private');
    const told = await window.waitForNotification('acme/shop is published to Acme GitHub.');
    await window.screenshot('published-light');
    expect(told).toMatchObject({ severity: 'info', buttons: ['Open on Web'] });
    expect(await git('remote', 'get-url', 'origin')).toBe(hosts.github.cloneUrl('acme/shop'));
    expect(await git('rev-parse', '--abbrev-ref', 'main@{upstream}')).toBe('origin/main');
    const made = onHost('github', 'acme/shop');
    expect(made).toMatchObject({ private: true });
    expect(await commitsOf(made?.directory ?? '')).toBe('First of mine');
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it.each([
    ['Groups', 'gitlab', 'acme/platform', 'Public'],
    ['Cloud', 'bitbucket', 'acme', 'Private'],
    ['Center', 'bitbucketDataCenter', '~alice', 'Private'],
  ] as const)('publishes to %s too', async (provider, host, place, visibility) => {
    await beginPublishing(provider);
    await answerName('shop');
    await window.pickItem(place);
    await answerVisibility(visibility);
    await window.waitForNotification(`${place}/shop is published to ${provider}.`);
    const made = onHost(host, `${place}/shop`);
    expect(made).toMatchObject({ private: visibility === 'Private' });
    expect(await commitsOf(made?.directory ?? '')).toBe('First of mine');
  });

  it('leaves nothing behind when it is left at any question', async () => {
    const before = hosts.gitlab.repositories.length;
    await beginPublishing('Groups');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await beginPublishing('Groups');
    await answerName('left');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await beginPublishing('Groups');
    await answerName('left');
    await window.pickItem('acme');
    await waitForPlaceholder('Who may see');
    await window.goBack();
    await waitForPlaceholder('Where is');
    await window.goBack();
    await waitForStep(window, 'Name of the new repository');
    expect((await window.readQuickInput()).value).toBe('left');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    expect(hosts.gitlab.repositories).toHaveLength(before);
    expect(hosts.gitlab.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await git('remote')).toBe('');
  });

  it('says so when the name is taken, and lets another one be chosen', async () => {
    await beginPublishing('Acme GitHub');
    await answerName('web');
    await window.pickItem('acme');
    await answerVisibility('Private');
    const sentence = 'web was not published to Acme GitHub. There is a repository of that name already.';
    expect(await window.waitForNotification(sentence)).toMatchObject({ buttons: ['Try Again'] });
    await window.screenshot('publish-taken-light');
    expect(await git('remote')).toBe('');
    await window.pressNotificationButton(sentence, 'Try Again');
    await waitForStep(window, 'Name of the new repository');
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it.each([
    ['halfway', 500],
    // The host's refusal is explained by the handler of push errors, after which VS Code's push does not reject.
    ['refused', 403],
  ])('says what is there when the push of %s fails, and pushes when it is told to', async (name, status) => {
    hosts.github.faults.set(`/github.com/acme/${name}.git`, { status });
    await beginPublishing('Acme GitHub');
    await answerName(name);
    await window.pickItem('acme');
    await answerVisibility('Private');
    const sentence = `acme/${name} was made on Acme GitHub, but main was not pushed.`;
    const told = await window.waitForNotification(sentence);
    await window.screenshot(`publish-${name}-light`);
    expect(told).toMatchObject({ severity: 'error', buttons: ['Retry Push', 'Open on Web'] });
    expect(await git('remote')).toBe('origin');
    hosts.github.faults.clear();
    await window.pressNotificationButton(sentence, 'Retry Push');
    await window.waitForNotification(`acme/${name} is published to Acme GitHub.`);
    expect(await commitsOf(onHost('github', `acme/${name}`)?.directory ?? '')).toBe('First of mine');
  });
});

describe('Publish Folder', () => {
  it('publishes from the row of a provider, which is not asked for again', async () => {
    await window.openActivityBar('Git Providers');
    await window.openRowMenu('Providers', 'Groups');
    await window.chooseFromMenu('Publish Folder…');
    await waitForStep(window, 'Name of the new repository');
    expect(await window.readQuickInput()).toMatchObject({ title: 'Publish to Groups', value: 'My-Web-Shop' });
    await window.typeQuickInput('from-row', { accept: true });
    await waitForPlaceholder('Where is', 'alice');
    await window.pickItem('acme');
    await answerVisibility('Private');
    await window.waitForNotification('acme/from-row is published to Groups.');
    expect(await commitsOf(onHost('gitlab', 'acme/from-row')?.directory ?? '')).toBe('First of mine');
  });
});
