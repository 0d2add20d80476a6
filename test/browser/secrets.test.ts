import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import {
  addProviderTitle,
  closeForm,
  discardForm,
  fillProviderForm,
  formTestSentence,
  waitForStep,
  type ProviderAnswers,
} from './addProvider';
import { searchFor, type CanarySearch } from './canarySearch';
import { cloneByPalette, startClone } from './cloneByPalette';
import { watchProcesses, type ProcessWatch } from './processWatch';
import { storedSecrets } from './storedSecrets';
import { storedStates } from './storedStates';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const letters = (): string => randomBytes(16).toString('hex');
const tokens = {
  first: `ghp_CANARY${letters()}`,
  revoked: `ghp_CANARY${letters()}`,
  never: `ghp_CANARY${letters()}`,
  bitbucket: `ATATT3CANARY-${letters()}_=0A1B2C3D`,
};
const email = 'alice@acme.example';
/** Found where it is planted, which proves the search. */
const plant = `PLANTED${letters()}`;

let hosts: PracticeHosts;
let directory: string;
let window: Workbench;
let search: CanarySearch;
let watch: ProcessWatch;
let configuration: string;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'bitbucket'] });
  const scopes = ['repo', 'read:org', 'admin:repo_hook'];
  hosts.github.addToken({ token: tokens.first, label: 'first', scopes });
  hosts.github.addToken({ token: tokens.revoked, label: 'to be revoked', scopes });
  hosts.bitbucket.addToken({ token: tokens.bitbucket, label: 'canary' });
  search = searchFor(Object.values(tokens));
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const temporary = join(directory, 'tmp');
  await mkdir(temporary);
  await mkdir(join(directory, 'clones'));
  window = await openWorkbench({
    directory,
    extraEnv: { TMPDIR: temporary, GIT_TRACE: join(directory, 'git-trace') },
  });
  configuration = await gitConfiguration();
  watch = watchProcesses(() => window.processes(), search);
  await window.openActivityBar('Git Providers');
  await window.welcome('Providers');
  await logEverything('Git Providers');
  await logEverything('Git');
});

afterAll(async () => {
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

/** Channels are listed as they were when the list opened. */
async function logEverything(channel: string): Promise<void> {
  await until(`the channel ${channel}`, async () => {
    await window.runCommand('Developer: Set Log Level...');
    const { items } = await window.readQuickInput();
    return items.some(({ label }) => label === channel) || undefined;
  });
  await window.pickItem(channel);
  await until('the levels', async () =>
    (await window.currentQuickInput())?.placeholder?.includes('Select log level') === true ? true : undefined,
  );
  await window.pickItem('Trace');
  await window.waitForNoQuickInput();
}

/** Runs Git with the user's configuration of the window, and nothing of the extension. */
async function git(...words: readonly string[]): Promise<string> {
  const { PATH } = process.env;
  const env = {
    PATH,
    HOME: window.home,
    XDG_CONFIG_HOME: join(directory, 'config'),
    GIT_TERMINAL_PROMPT: '0',
  };
  const { code, stdout, stderr } = await runProgram('git', words, { env, cwd: directory });
  return `${stdout}${stderr}(${String(code)})`;
}

async function gitConfiguration(): Promise<string> {
  const scopes = ['--system', '--global'].map((scope) => git('config', '--list', '--show-origin', scope));
  return (await Promise.all(scopes)).join('\n');
}

/**
 * Nothing is found in any file but the browser's own, on screen, in what the window has put away for its next life, in
 * the clipboard or in a process.
 */
async function expectNoCanary(): Promise<void> {
  expect(await search.onScreen(window.page)).toEqual([]);
  expect(search.inText(await storedStates(window.page))).toBe(false);
  expect(search.inText(await window.clipboard())).toBe(false);
  expect([...watch.found]).toEqual([]);
  expect(await search.inFiles(directory, [window.browserProfile])).toEqual([]);
}

async function report(part: string): Promise<void> {
  await until(
    `a report with “${part}”`,
    async () => (await window.currentQuickInput())?.placeholder?.includes(part) === true || undefined,
    { seen: () => window.currentQuickInput() },
  );
  await expectNoCanary();
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

/** Types a token and looks at the screen before it is sent. */
async function giveToken(token: string): Promise<void> {
  await waitForStep(window, 'Access token');
  await window.typeQuickInput(token);
  expect((await window.readQuickInput()).password).toBe(true);
  expect(await search.onScreen(window.page)).toEqual([]);
  await window.acceptQuickInput();
}

/** Looks at the window while the token stands in the form, and again after it was saved and tested. */
async function addProvider(host: ProviderAnswers['host'], token: ProviderAnswers['token']): Promise<void> {
  const form = webviewPage(window);
  const name = `Acme ${host.productName}`;
  await window.runCommand(addProviderTitle);
  await fillProviderForm(window, { host, name, organization: 'acme', token });
  expect(await form.textbox('Access token').getAttribute('type')).toBe('password');
  expect(await form.textbox('Access token').inputValue()).toBe(token.token);
  await until('the draft among the states', async () =>
    (await storedStates(window.page)).includes(name) ? true : undefined,
  );
  await expectNoCanary();
  await form.button('Save').press('Enter');
  await formTestSentence(window, 'Connected as alice');
  expect(await form.textbox('Access token').inputValue()).toBe('');
  await expectNoCanary();
  await closeForm(window);
}

/** Shows what is typed into the token field on purpose, which the search has to find. */
async function showsToken(token: string): Promise<readonly string[]> {
  const form = webviewPage(window);
  await window.runCommand(addProviderTitle);
  await form.textbox('Access token').fill(token);
  await form.button('Show Token').press('Enter');
  await until('the token on screen', async () =>
    (await form.textbox('Access token').getAttribute('type')) === 'text' ? true : undefined,
  );
  const found = await searchFor([token]).onScreen(window.page);
  await discardForm(window);
  return found;
}

async function updateToken(token: string): Promise<void> {
  await window.pressRowAction('Providers', 'Acme GitHub', 'Update Token');
  await giveToken(token);
}

/** Makes each answer of both hosts late, so that Git and what it starts live long enough to be caught. */
function slowDown(delayMs: number): void {
  for (const host of hosts.all) host.faults.set('/', { delayMs });
}

describe('the search itself', () => {
  const planted = (): CanarySearch => searchFor([plant]);
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['as it is', plant],
    ['in base64', base64(plant)],
    ['in base64 with a user name', base64(`alice:${plant}`)],
    ['in base64 within something longer', base64(`{"a":"${plant}","b":1}`)],
    ['in the spelling of URLs', encodeURIComponent(`alice:${plant}`)],
    ['in hexadecimal', Buffer.from(plant).toString('hex')],
  ])('finds a file that holds the canary %s', async (_how, text) => {
    const folder = join(directory, 'workspace', 'planted', '.git');
    const file = join(folder, 'config');
    await mkdir(folder, { recursive: true });
    await writeFile(file, `[remote "origin"]\n\turl = https://${text}@example.com\n`);
    expect(await planted().inFiles(directory, [window.browserProfile])).toEqual([file]);
    await rm(join(folder, '..'), { recursive: true });
  });

  it('finds it in the arguments and the environment of processes, and on screen', async () => {
    const planting = watchProcesses(() => window.processes(), planted());
    await window.openTerminal();
    await window.typeInTerminal(`PLANTED=${plant} sleep 1; sh -c 'sleep 1; : ${plant}'`);
    await until('both processes', () => planting.found.size >= 2 || undefined, {
      seen: () => [...planting.found],
    });
    await planting.stop();
    expect([...planting.found]).toEqual(expect.arrayContaining(['environment of sleep', 'arguments of sh']));
    expect(await planted().onScreen(window.page)).not.toEqual([]);
    await window.runCommand('Terminal: Kill the Active Terminal Instance');
  });

  it('finds it in the form where the user shows it, and in the states of the window', async () => {
    expect(await showsToken(plant)).not.toEqual([]);
    await window.runCommand(addProviderTitle);
    await webviewPage(window).textbox('Name').fill(plant);
    await until('the draft among the states', async () =>
      planted().inText(await storedStates(window.page)) ? true : undefined,
    );
    await discardForm(window);
  });
});

describe('a token', () => {
  const clone = (name: string): string => join(window.folder, name);

  it('stays hidden while a provider is added and tested', async () => {
    slowDown(150);
    await addProvider({ ...hosts.github, productName: 'GitHub' }, { token: tokens.first });
    await addProvider({ ...hosts.bitbucket, productName: 'Bitbucket' }, { token: tokens.bitbucket, email });
    await window.waitForTreeRows('Providers', (rows) =>
      ['acme · default · connected', 'acme · connected'].every(
        (text, index) => rows[index]?.description === text,
      ),
    );
  });

  it('stays hidden while Git clones', async () => {
    slowDown(300);
    await startClone(window, hosts.github.cloneUrl('acme/web'), window.folder);
    await until(
      'Git at its work',
      () =>
        [...watch.seen].some((line) => line.includes('remote-http') && line.includes('acme/web')) ||
        undefined,
    );
    do await expectNoCanary();
    while (!(await window.hasDialog()));
    expect((await window.dialog()).buttons).toContain('Open');
    await window.pressDialogButton('Cancel');
    await cloneByPalette(window, hosts.bitbucket.cloneUrl('acme/web'), join(directory, 'clones'));
    await expectNoCanary();
  });

  it('leaves in a clone what plain Git leaves there', async () => {
    const header = `Authorization: Basic ${Buffer.from(`alice:${hosts.github.token('read only').token}`).toString('base64')}`;
    const plain = join(directory, 'plain');
    const url = hosts.github.cloneUrl('acme/web');
    const cloned = await git('-c', `http.extraHeader=${header}`, 'clone', '-q', url, plain);
    expect(cloned).toBe('(0)');
    const [expected, seen] = await Promise.all(
      [plain, clone('web')].map((path) => git('-C', path, 'config', '--list', '--show-origin', '--local')),
    );
    expect(withoutNotes(seen)).toBe(expected);
    expect(await gitConfiguration()).toBe(configuration);
  });

  it('stays hidden while a terminal pushes and VS Code fetches', async () => {
    await window.openTerminal();
    const { code, output } = await window.runInTerminal(
      `cd '${clone('web')}' && echo a > a.txt && git add . && git commit -qm 'From the terminal' && git push`,
    );
    expect(output).toContain('main -> main');
    expect(code).toBe(0);
    expect(search.inText(output)).toBe(false);
    await expectNoCanary();
    hosts.github.clearRequests();
    await window.runCommand('Git: Fetch');
    await until(
      'the request',
      () => hosts.github.requests.some(({ tokenLabel }) => tokenLabel === 'first') || undefined,
    );
    await expectNoCanary();
  });

  it('stays hidden when it is replaced, refused by the test, or refused while Git clones', async () => {
    await updateToken(tokens.never);
    await report('The host rejects the token');
    await updateToken(tokens.revoked);
    await report('Connected as alice');
    hosts.github.revokeToken(tokens.revoked);
    await startClone(window, hosts.github.cloneUrl('acme/api'), window.folder);
    await until('the failure of the clone', async () => (await window.hasDialog()) || undefined);
    await expectNoCanary();
    await window.pressDialogButton('Cancel');
    await window.waitForNotification('The host rejects the token of Acme GitHub');
    await expectNoCanary();
    await updateToken(tokens.first);
    await report('Connected as alice');
  });

  it('is in no line of the log, which tells everything', async () => {
    await window.runCommand('Git Providers: Show Log');
    const logs = join(window.userDataDirectory, 'logs');
    const names = await readdir(logs, { recursive: true });
    const texts = await Promise.all(
      names.filter((name) => name.endsWith('Git.log')).map((name) => readFile(join(logs, name), 'utf8')),
    );
    expect(texts.join('\n')).toContain('[trace]');
    await expectNoCanary();
  });

  it('was looked for while the helper and what it runs were alive', () => {
    const processes = [...watch.seen];
    expect(processes.some((line) => /credential.*helper|git-providers.*helper/i.test(line))).toBe(true);
    expect(processes.some((line) => line.includes('credential-cache') && line.includes('.sock'))).toBe(true);
  });

  it('is in VS Code’s secret store, one a provider', async () => {
    const stored = Object.values(await storedSecrets(window)).map(String);
    for (const token of [tokens.first, tokens.bitbucket]) {
      expect(stored.filter((text) => text.includes(token))).toHaveLength(1);
    }
    for (const token of [tokens.revoked, tokens.never]) {
      expect(stored.filter((text) => text.includes(token))).toEqual([]);
    }
  });

  it('is nowhere after VS Code has ended, and the configuration of Git is as it was', async () => {
    await watch.stop();
    await window.close();
    expect(await search.inFiles(directory, [window.browserProfile])).toEqual([]);
    expect(await gitConfiguration()).toBe(configuration);
    expect(await readFile(join(directory, 'git-trace'), 'utf8')).toContain('push');
  });
});

/** VS Code's Git extension notes the base branch in the clones that it has opened. */
function withoutNotes(configurationLines: string | undefined): string | undefined {
  return configurationLines?.replace(/^.*\.vscode-merge-base=.*\n/gm, '');
}
