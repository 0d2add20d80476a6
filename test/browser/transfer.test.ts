import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { runProgram } from '../unit/git/runProgram';
import { answer, waitForStep } from './addProvider';
import { searchFor } from './canarySearch';
import { closeConnectedReport } from './closeConnectedReport';
import { answerPathDialog } from './pathDialog';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let directory: string;
let window: Workbench;
let originals: readonly string[];

const own = '3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const historyLine = v.object({ id: v.string(), action: v.object({ kind: v.string() }) });
const tokens = { gitlab: 'glpat-CANARYtransfer00001', github: '', bitbucket: '' };

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab', 'bitbucket'] });
  hosts.gitlab.addToken({ token: tokens.gitlab, label: 'transfer', scopes: ['api'] });
  tokens.github = hosts.github.token('full access').token;
  tokens.bitbucket = hosts.bitbucket.token('app password').token;
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const home = join(directory, 'home');
  const folder = join(directory, 'workspace');
  await mkdir(join(home, '.config', 'glab-cli'), { recursive: true });
  await mkdir(folder);
  const files: readonly (readonly [string, string])[] = [
    [
      join(home, '.config', 'glab-cli', 'config.yml'),
      `hosts:\n    ${new URL(hosts.gitlab.origin).host}:\n        token: !!null ${tokens.gitlab}\n        user: alice\n        api_protocol: http\n`,
    ],
    [
      join(home, '.gitconfig'),
      '[user]\n\tname = Alice\n\temail = alice@example.com\n[credential]\n\thelper = store\n',
    ],
    [
      join(home, '.git-credentials'),
      `${withLogin(hosts.github.origin, 'alice', tokens.github)}\n${withLogin(hosts.bitbucket.origin, 'alice', tokens.bitbucket)}\n`,
    ],
  ];
  for (const [path, text] of files) await writeFile(path, text);
  originals = files.map(([path]) => path);
  await git(folder, 'init', '--quiet');
  await git(folder, 'remote', 'add', 'origin', hosts.github.cloneUrl('acme/web'));
  await git(folder, 'remote', 'add', 'old', hosts.bitbucket.cloneUrl('acme/web'));
  const baseUrl = hosts.github.baseUrl;
  window = await openWorkbench({
    directory,
    folder,
    userSettings: {
      'gitProviders.providers': { [own]: { name: 'Work', type: 'github', baseUrl, organization: 'acme' } },
    },
  });
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

function withLogin(origin: string, user: string, password: string): string {
  return origin.replace('://', `://${user}:${encodeURIComponent(password)}@`);
}

async function git(cwd: string, ...words: string[]): Promise<void> {
  const { code, stderr } = await runProgram('git', words, { env: process.env, cwd });
  if (code !== 0) throw new Error(stderr);
}

async function descriptions(expected: Readonly<Record<string, string>>): Promise<void> {
  await window.waitForTreeRows('Providers', (rows) => {
    const seen = Object.fromEntries(rows.map(({ label, description = '' }) => [label, description]));
    return JSON.stringify(seen) === JSON.stringify(expected);
  });
}

function definitions(): Readonly<Record<string, Record<string, unknown>>> {
  const settings = JSON.parse(readFileSync(window.settingsFile, 'utf8')) as Record<string, unknown>;
  return settings['gitProviders.providers'] as Record<string, Record<string, unknown>>;
}

/** Waits for the step that asks this, and gives its whole question. */
function question(part: string): Promise<string> {
  return until(`the question “${part}”`, async () => {
    const { placeholder } = (await window.currentQuickInput()) ?? {};
    return placeholder?.includes(part) === true ? placeholder : undefined;
  });
}

describe('logins of other programs', () => {
  it('are listed with host, account and source, tested when they are ticked, and saved', async () => {
    const before = await Promise.all(originals.map((path) => readFile(path)));
    await window.runCommand('Git Providers: Import Credentials…');
    const gitlab = `alice on ${new URL(hosts.gitlab.origin).host}`;
    const github = `alice on ${hosts.github.baseUrl.replace('http://', '')}`;
    const bitbucket = `alice on ${hosts.bitbucket.baseUrl.replace('http://', '')}`;
    const { items } = await window.readQuickInput('Import Credentials');
    expect(items.map(({ label, description }) => `${label}: ${description ?? ''}`)).toEqual([
      `${gitlab}: GitLab CLI (glab)`,
      `${github}: Git's own credential helper`,
      `${bitbucket}: Git's own credential helper`,
    ]);
    expect(items.some(({ checked }) => checked)).toBe(false);
    const search = searchFor(Object.values(tokens));
    expect(await search.onScreen(window.page)).toEqual([]);
    await window.screenshot('import-credentials');
    for (const label of [gitlab, github, bitbucket]) await window.pickItem(label);
    await window.acceptQuickInput();
    await answer(window, 'Name of the provider', 'Client');
    await window.readQuickInput(`Import Credentials: ${github}`);
    await question('Which provider is the token for?');
    await window.pickItem('Work');
    await answer(window, 'Name of the provider', 'Old');
    await answer(window, 'Email of the account', 'alice@acme.example');
    await window.waitForNotification('“Old” was not imported');
    await window.screenshot('imported-credentials');
    await descriptions({ Work: 'acme · connected', Client: 'connected' });
    expect(Object.values(definitions()).map(({ name }) => name)).toEqual(['Work', 'Client']);
    expect(await Promise.all(originals.map((path) => readFile(path)))).toEqual(before);
    expect(await search.inFiles(directory, [...originals, window.browserProfile])).toEqual([]);
  });
});

describe('a login that was imported', () => {
  it('has its test in the history, as any other', async () => {
    const [id] = Object.entries(definitions()).find(([, { name }]) => name === 'Client') ?? [];
    const storage = join(window.userDataDirectory, 'User', 'globalStorage', 'git-providers.git-providers');
    const files = (await readdir(join(storage, 'history'))).map((name) => join(storage, 'history', name));
    const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('').split('\n');
    const entries = lines.filter(Boolean).map((line) => v.parse(historyLine, JSON.parse(line)));
    expect(entries.filter((entry) => entry.id === id).map(({ action }) => action.kind)).toEqual([
      'created',
      'tested',
    ]);
  });
});

describe('definitions', () => {
  it('go out into a file that the user names, and come in from there', async () => {
    const file = join(directory, 'team.json');
    await window.runCommand('Git Providers: Export Definitions…');
    await window.readQuickInput('Export Definitions');
    await window.acceptQuickInput();
    await question('Where to?');
    await window.pickItem('File…');
    await until('the question for a file', async () =>
      (await window.currentQuickInput())?.value.endsWith('/git-providers.json') === true ? true : undefined,
    );
    await window.screenshot('export-definitions-file');
    await answerPathDialog(window, file);
    await until('the file', () => (existsSync(file) && readFileSync(file, 'utf8') !== '') || undefined);
    const text = await readFile(file, 'utf8');
    expect(searchFor(Object.values(tokens)).inText(text)).toBe(false);
    await writeFile(file, text.replace('"acme"', '"globex"'));
    const before = readFileSync(window.settingsFile, 'utf8');
    await window.runCommand('Git Providers: Import Definitions…');
    await question('Where are the definitions?');
    await window.pickItem('File…');
    await answerPathDialog(window, file);
    await question('Which definitions?');
    const { items } = await window.readQuickInput('Import Definitions');
    expect(items.map(({ label }) => label)).toContain('Work');
    await window.screenshot('import-definitions-file');
    await until('the end of the question', async () => {
      // The first Escape may go to a notification.
      await window.pressEscape();
      return (await window.currentQuickInput()) === undefined ? true : undefined;
    });
    expect(readFileSync(window.settingsFile, 'utf8')).toBe(before);
  });

  it('go out through the clipboard without a token, and come in again', async () => {
    await window.runCommand('Git Providers: Export Definitions…');
    await window.readQuickInput('Export Definitions');
    await window.acceptQuickInput();
    await question('Where to?');
    await window.pickItem('Clipboard');
    const text = await until('the clipboard', async () => {
      const seen = await window.clipboard();
      return seen.includes('git-providers-definitions') ? seen : undefined;
    });
    expect(searchFor(Object.values(tokens)).inText(text)).toBe(false);
    const file = JSON.parse(text) as { providers: Record<string, Record<string, unknown>> };
    expect(file.providers).toEqual(
      Object.fromEntries(
        Object.entries(definitions()).map(([id, each]) => [id, { ...each, status: 'active' }]),
      ),
    );
    const baseUrl = hosts.gitlab.origin;
    const incoming = {
      ...file,
      providers: {
        [own]: { ...file.providers[own], organization: 'globex' },
        '7d1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a11': {
          name: 'Team',
          type: 'gitlab',
          baseUrl,
          helpUrl: 'https://wiki.acme.example/git',
        },
        '7d1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a12': { name: 'Later', type: 'gitlab', baseUrl },
        bad: { name: 'Bad', type: 'svn' },
      },
    };
    await window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(JSON.stringify(incoming))})`);
    const before = readFileSync(window.settingsFile, 'utf8');
    await window.runCommand('Git Providers: Import Definitions…');
    await question('Where are the definitions?');
    await window.pickItem('Clipboard');
    expect(await question('Which definitions?')).toContain('Bad');
    await window.screenshot('import-definitions');
    await window.acceptQuickInput();
    await window.readQuickInput('Import Definitions: Work');
    await window.pickItem('Replace');
    await question('Which settings');
    await window.pickItem('User');
    await question('3 definitions are written to the settings.');
    expect(readFileSync(window.settingsFile, 'utf8')).toBe(before);
    await window.pickItem('Import');
    await window.waitForNotification('3 definitions were imported');
    await descriptions({
      '2 providers need a token on this machine': '',
      Work: 'globex · connected',
      Client: 'connected',
      Team: 'token missing',
      Later: 'token missing',
    });
  });
});

describe('tokens of a new machine', () => {
  it('are asked for one after the other, and each can be skipped', async () => {
    await window.runCommand('Git Providers: Add Tokens…');
    await window.readQuickInput('Add Tokens (1 of 2): Team');
    await waitForStep(window, `Access token for ${new URL(hosts.gitlab.origin).host}`);
    await window.screenshot('add-tokens');
    await window.pressQuickInputButton('Skip');
    await window.readQuickInput('Add Tokens (2 of 2): Later');
    await window.typeQuickInput(hosts.gitlab.token('full access').token, { accept: true });
    await window.waitForNotification('1 token was added. 1 provider still needs one: Team.');
    await descriptions({
      Work: 'globex · connected',
      Client: 'connected',
      Team: 'token missing',
      Later: 'connected',
    });
  });
});

/** As far as the question that names what goes. */
async function leave(names: readonly string[], { revoke = false } = {}): Promise<void> {
  await window.runCommand('Git Providers: Leave Client…');
  await window.readQuickInput('Leave Client');
  for (const name of names) await window.pickItem(name);
  await window.acceptQuickInput();
  await question('What else is to be done?');
  if (revoke) await window.pickItem('Revoke the Tokens on Their Hosts');
  await window.acceptQuickInput();
  await until('the question', async () => (await window.hasDialog()) || undefined);
}

function reportText(): Promise<string> {
  return until('the report', async () => {
    const seen = await window.page.locator('.editor-instance .view-lines').innerText();
    return seen.includes('What') ? seen.replaceAll('\u00a0', ' ') : undefined;
  });
}

describe('a client that is left', () => {
  it('stays as it is where the question is answered with no', async () => {
    const before = readFileSync(window.settingsFile, 'utf8');
    await leave(['Team', 'Later']);
    await window.pressDialogButton('Cancel');
    expect(readFileSync(window.settingsFile, 'utf8')).toBe(before);
  });

  it('keeps what was not begun when it is cancelled', async () => {
    const team = 'glpat-CANARYtransfer00002';
    hosts.gitlab.addToken({ token: team, label: 'team', scopes: ['api'] });
    await window.runCommand('Git Providers: Update Token…');
    await window.pickItem('Team');
    await answer(window, 'Access token', team);
    await closeConnectedReport(window);
    hosts.gitlab.clearRequests();
    hosts.gitlab.faults.set('/api/v4/personal_access_tokens/self', { delayMs: 4000 });
    await leave(['Team', 'Later'], { revoke: true });
    await window.pressDialogButton('Leave');
    await window.waitForNotification('Leaving');
    await window.screenshot('leave-client-progress');
    await window.pressNotificationButton('Leaving', 'Cancel');
    await descriptions({ Work: 'globex · connected', Client: 'connected', Later: 'connected' });
    hosts.gitlab.faults.clear();
    const revoked = hosts.gitlab.requests.filter(({ method }) => method === 'DELETE');
    expect(revoked.map(({ tokenLabel }) => tokenLabel)).toEqual(['team']);
    const report = await reportText();
    expect(report).toContain('Not done, because it was cancelled');
    await window.screenshot('leave-report-cancelled');
    await window.runCommand('View: Revert and Close Editor');
  });

  it('takes its providers and tokens along, here and on the host, and leaves a report', async () => {
    await leave(['Client', 'Work'], { revoke: true });
    const { message, detail = '' } = await window.dialog();
    expect(message + detail).toContain('Leave 2 providers?');
    for (const name of ['Client', 'Work']) expect(detail).toContain(name);
    await window.screenshot('leave-client');
    await window.pressDialogButton('Leave');
    await descriptions({ Later: 'connected' });
    const report = await reportText();
    await window.screenshot('leave-report');
    expect(report).toContain('What was done');
    expect(report).toContain('What is left to do by hand');
    expect(searchFor(Object.values(tokens)).inText(report)).toBe(false);
    const answered = await fetch(`${hosts.gitlab.origin}/api/v4/user`, {
      headers: { 'private-token': tokens.gitlab },
    });
    expect(answered.status).toBe(401);
  });
});
