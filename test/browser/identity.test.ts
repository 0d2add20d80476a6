import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, providerStatusId } from './addProvider';
import { until } from './until';
import { watchedExtension } from './watchedExtension';
import { openWorkbench, type Workbench } from './workbench';
import { waitForWorkbench } from './workbenchWindow';

/** Runs the real entry with a clock of the test's own: a minute is over when the test says so. */
const entry = `
const { existsSync } = require('node:fs');
const real = globalThis.setTimeout;
globalThis.setTimeout = (call, ms, ...rest) => {
  if (ms !== 60000) return real(call, ms, ...rest);
  const timer = setInterval(() => {
    if (!existsSync(process.env.GIT_PROVIDERS_MINUTE)) return;
    clearInterval(timer);
    call(...rest);
  }, 20);
  return timer;
};
exports.activate = require('./extension.js').activate;
`;

const warning = 'Commits in web are made as';
const never = "Don't Show Again for This Provider";
const email = 'alice@acme.example';

let directory: string;
let folder: string;
let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  folder = join(directory, 'web');
  hosts = await startPracticeHosts({ only: ['bitbucket'] });
  await mkdir(folder);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', hosts.bitbucket.cloneUrl('acme/web'));
  const extension = await watchedExtension(directory);
  await writeFile(join(extension, 'dist', 'watchedEntry.js'), entry);
  const extraEnv = { GIT_PROVIDERS_MINUTE: join(directory, 'minute') };
  window = await openWorkbench({ directory, folder, extension, extraEnv, theme: 'dark' });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

async function git(...words: readonly string[]): Promise<string> {
  const home = join(directory, 'home');
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const { output } = await run('git', words, { env, cwd: folder, quiet: true, check: false });
  return output.trim();
}

async function addProvider(name: string): Promise<void> {
  await addTestedProvider(window, {
    host: { ...hosts.bitbucket, productName: 'Bitbucket' },
    name,
    token: hosts.bitbucket.token('full access'),
  });
}

async function messages(): Promise<readonly string[]> {
  return (await window.allNotifications()).map(({ message }) => message);
}

/** As a user does it, so that VS Code writes down first what extensions remember. */
async function reload(): Promise<void> {
  const loaded = window.page.waitForEvent('load');
  await window.runCommand('Developer: Reload Window');
  await loaded;
  await waitForWorkbench(window.page);
  await until('the provider of the repository', async () =>
    (await window.hasStatusItem(providerStatusId)) ? true : undefined,
  );
}

describe('commits by somebody else than the account', () => {
  it('are no matter in the first minute', async () => {
    await addProvider('Work');
    expect(await window.hasStatusItem(providerStatusId)).toBe(true);
    expect(await messages()).toEqual([]);
    await window.pressEscape();
  });

  it('bring one warning, which offers the account’s email for this repository', async () => {
    await writeFile(join(directory, 'minute'), '');
    const seen = await window.waitForNotification(warning);
    await window.screenshot('identity-dark');
    expect(seen).toMatchObject({
      message: `${warning} Alice <alice@example.com>, but the account of “Work” is ${email}.`,
      severity: 'warning',
      buttons: [`Use ${email} Here`, never],
    });
    await window.pressNotificationButton(warning, `Use ${email} Here`);
    await window.waitForNotification(`Alice <${email}> from now on`);
    expect(await git('config', '--local', '--get-all', 'user.email')).toBe(email);
    expect(await git('config', '--global', 'user.email')).toBe('alice@example.com');
  });

  it('bring none any more for a provider that the user is not to be warned about', async () => {
    await git('config', '--local', 'user.email', 'alice@home.example');
    await reload();
    await window.waitForNotification('Alice <alice@home.example>');
    await window.pressNotificationButton('Alice <alice@home.example>', never);
    await reload();
    expect(await messages()).toEqual([]);
    await window.pressEscape();
  });
});

describe('a token that two providers have', () => {
  it('brings one word on it, and a way to make another', async () => {
    await addProvider('Second');
    const seen = await window.waitForNotification('The same token is in “Work”.');
    expect(seen).toMatchObject({ severity: 'info', buttons: ['Open Token Page', never] });
    await window.screenshot('twins-dark');
    expect(await messages()).toEqual([
      'The same token is in “Work”. Separate tokens can be rotated independently.',
    ]);
  });
});
