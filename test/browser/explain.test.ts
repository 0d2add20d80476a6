import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const explainTitle = 'Git Providers: Explain Credential';
const sshStatusId = 'git-providers.git-providers.ssh';

let directory: string;
let folder: string;
let hosts: PracticeHosts;
let window: Workbench;
let url: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  folder = join(directory, 'web');
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  url = hosts.gitlab.cloneUrl('acme/web');
  await mkdir(folder);
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.email', 'alice@acme.example');
  await git('config', 'user.name', 'Alice');
  await git('commit', '--quiet', '--allow-empty', '-m', 'Second thoughts');
  await git('remote', 'add', 'origin', url);
  await git('config', 'branch.main.remote', 'origin');
  await git('config', 'branch.main.merge', 'refs/heads/main');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git('commit', '--quiet', '--allow-empty', '-m', 'Third thoughts');
  window = await openWorkbench({ directory, folder, theme: 'light' });
  await addProvider('Reader', 'read only', 'write_repository');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

async function git(...words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1' };
  const { output } = await run('git', words, { env, cwd: folder, quiet: true, check: false });
  return output.trim();
}

async function addProvider(name: string, tokenLabel: string, says: string): Promise<void> {
  const answers = {
    host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
    name,
    token: hosts.gitlab.token(tokenLabel),
  };
  await addTestedProvider(window, answers, says);
}

async function explanation() {
  return until('the explanation', async () => {
    const seen = await window.currentQuickInput();
    return seen?.title?.startsWith('Explain Credential: ') === true ? seen : undefined;
  });
}

describe('the explanation of the credential', () => {
  it('says who answers for the open repository, why, and what can be done', async () => {
    await window.runCommand(explainTitle);
    const seen = await explanation();
    expect(seen.placeholder).toMatch(/^Git gets the token of “Reader”/);
    const labels = seen.items.map(({ label }) => label);
    expect(labels).toContain('Reader');
    expect(labels).toContain('Choose Provider for This Repository…');
    expect(labels).toContain('Explain Another Address…');
    expect(labels).toContain("Use Git's Own Login for This Repository");
    await window.screenshot('explain-credential');
  });

  it('is a document too, with the last answers and no secret', async () => {
    await window.pickItem('Show as a Document, with the Last Answers');
    const frame = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const body = frame.locator('body');
    await body.getByText('The last answers to Git').waitFor();
    const text = await body.innerText();
    expect(text).toContain('It is the only one that covers this address.');
    expect(text).not.toContain(hosts.gitlab.token('read only').token);
    await window.screenshot('explain-document');
    await window.runCommand('View: Close All Editors');
  });

  it('is offered after a push that the host refused, with the provider’s name', async () => {
    await window.runCommand('Git: Push');
    const seen = await window.waitForNotification('does not allow it to push here');
    expect(seen.message).toContain('“Reader”');
    expect(seen.buttons).toEqual(['Explain Credential', 'Update Token…', 'Test Connection']);
    await window.screenshot('push-refused');
    await window.pressNotificationButton('does not allow it to push here', 'Explain Credential');
    await explanation();
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });
});

describe('a repository that several providers fit', () => {
  const question = 'Choose Provider for This Repository';

  it('is asked about once, and the answer is remembered', async () => {
    await addProvider('Writer', 'acme only', 'Connected as alice');
    await window.openTerminal();
    const both = window.runInTerminal(`git ls-remote ${url} & git ls-remote ${url}; wait`);
    const seen = await window.readQuickInput(question);
    expect(seen.placeholder).toContain(url.replace(/\.git$/, ''));
    expect(seen.items.map(({ label }) => label)).toEqual(['Reader', 'Writer']);
    await window.screenshot('which-provider');
    hosts.gitlab.clearRequests();
    await window.pickItem('Writer');
    expect((await both).code).toBe(0);
    const labels = hosts.gitlab.requests.map(({ tokenLabel }) => tokenLabel).filter(Boolean);
    expect(new Set(labels)).toEqual(new Set(['acme only']));
    expect((await window.runInTerminal(`git ls-remote ${url}`)).code).toBe(0);
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('is forgotten from the list of all choices', async () => {
    await window.runCommand('Git Providers: Forget Choices…');
    const seen = await window.readQuickInput('Forget Choices');
    expect(seen.items.map(({ label }) => label)).toEqual([url.replace(/\.git$/, '')]);
    await window.pickItem(url.replace(/\.git$/, ''));
    await window.screenshot('forget-choices');
    await window.acceptQuickInput();
    await window.waitForNoQuickInput();
    await window.runCommand('Git Providers: Forget Choices…');
    await window.waitForNotification('No choice for a repository is remembered.');
  });
});

describe('a remote over SSH', () => {
  it('is told apart, given its HTTPS address on demand, and back again', async () => {
    const ssh = `git@${new URL(url).hostname}:acme/web.git`;
    await git('remote', 'set-url', 'origin', ssh);
    await until('the word on SSH', async () => (await window.hasStatusItem(sshStatusId)) || undefined);
    await window.pressStatusItem(sshStatusId);
    expect((await explanation()).placeholder).toContain('Tokens do not apply');
    await window.screenshot('ssh-remote');
    await window.pickItem('Use HTTPS for This Remote…');
    await window.readQuickInput('Use HTTPS for This Remote');
    await window.pickItem(url);
    await window.waitForNotification('uses HTTPS from now on');
    expect(await git('remote', 'get-url', 'origin')).toBe(url);
    await window.pressNotificationButton('uses HTTPS from now on', 'Undo');
    await until(
      'the address of before',
      async () => (await git('remote', 'get-url', 'origin')) === ssh || undefined,
    );
  });
});
