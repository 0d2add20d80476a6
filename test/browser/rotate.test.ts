import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { answer } from './addProvider';
import { searchFor } from './canarySearch';
import type { Dialog } from './pageReaders.mjs';
import { until } from './until';
import { watchedExtension } from './watchedExtension';
import { openWorkbench, type Workbench } from './workbench';

/**
 * Runs the real entry with a minute that is over when the test says so, and with a secret store that keeps no more than
 * so many secrets where the test says how many.
 */
const entry = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
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
exports.activate = (context) => {
  const { secrets } = context;
  const file = process.env.GIT_PROVIDERS_STORES;
  const store = async (key, value) => {
    if (existsSync(file)) {
      const left = Number(readFileSync(file, 'utf8'));
      if (left <= 0) return;
      writeFileSync(file, String(left - 1));
    }
    await secrets.store(key, value);
  };
  const watched = {
    get: (key) => secrets.get(key),
    delete: (key) => secrets.delete(key),
    onDidChange: secrets.onDidChange,
    store,
  };
  return require('./extension.js').activate(Object.create(context, { secrets: { value: watched } }));
};
`;

const work = '5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const tools = '6f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const shared = '6f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a11';

let directory: string;
let hosts: PracticeHosts;
let window: Workbench;
/** Every token that the window has seen. */
const canaries: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  const extension = await watchedExtension(directory);
  await writeFile(join(extension, 'dist', 'watchedEntry.js'), entry);
  window = await openWorkbench({
    directory,
    extension,
    theme: 'dark',
    extraEnv: {
      GIT_PROVIDERS_MINUTE: join(directory, 'minute'),
      GIT_PROVIDERS_STORES: join(directory, 'stores'),
    },
    userSettings: {
      'gitProviders.providers': {
        [work]: { name: 'Work', type: 'github', baseUrl: hosts.github.baseUrl },
        [tools]: { name: 'Tools', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl },
        [shared]: { name: 'Shared', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl },
      },
      'gitProviders.projects': {
        '7f0c9a52-6f4e-4b6c-9a57-000000000001': {
          name: 'web',
          repositoryUrl: `${hosts.gitlab.baseUrl}/acme/web`,
          providerId: tools,
        },
      },
      'gitProviders.healthCheck.hours': 0,
    },
  });
  await window.openActivityBar('Git Providers');
});

beforeEach(() => {
  hosts.gitlab.clearRequests();
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

let count = 0;

/** A token of alice's that may do everything. */
function newToken(host: PracticeHost): string {
  count++;
  const token =
    host.type === 'github'
      ? `ghp_CANARYrotate${String(count).padStart(24, '0')}`
      : `glpat-CANARYrotate${String(count).padStart(8, '0')}`;
  const { scopes } = host.token('full access');
  host.addToken({ ...host.token('full access'), token, label: token, scopes });
  canaries.push(token);
  return token;
}

async function enter(name: string, token: string): Promise<void> {
  await window.runCommand('Git Providers: Update Token…');
  await window.pickItem(name);
  await answer(window, 'Access token', token);
  await closeReport();
}

/** Waits for the end of a test that went well, and closes it. The first Escape may go to a notification. */
async function closeReport(): Promise<void> {
  const shown = () => window.currentQuickInput();
  const says = async () => (await shown())?.placeholder?.startsWith('Connected as alice') === true;
  await until('the end of the test', async () => (await says()) || undefined, { seen: shown });
  await until('the report to close', async () => {
    await window.pressEscape();
    return (await shown()) === undefined || undefined;
  });
}

async function startRotation(name: string): Promise<void> {
  await window.runCommand('Git Providers: Rotate Token…');
  await window.readQuickInput('Rotate Token');
  await window.pickItem(name);
}

async function dialog(part: string): Promise<Dialog> {
  return until(
    `the dialog “${part}”`,
    async () => {
      if (!(await window.hasDialog())) return undefined;
      const seen = await window.dialog();
      return seen.message.includes(part) ? seen : undefined;
    },
    { seen: async () => ((await window.hasDialog()) ? window.dialog() : undefined) },
  );
}

async function gitlabStatus(token: string): Promise<number> {
  const headers = { 'private-token': token };
  return (await fetch(`${hosts.gitlab.baseUrl}/api/v4/user`, { headers })).status;
}

async function rowSays(name: string, description: string): Promise<void> {
  await window.waitForTreeRows('Providers', (rows) =>
    rows.some((row) => row.label === name && row.description?.includes(description) === true),
  );
}

function rotations(): number {
  return hosts.gitlab.requests.filter(({ path }) => path.endsWith('/rotate')).length;
}

const rotatePath = (): string =>
  `${new URL(hosts.gitlab.baseUrl).pathname.replace(/\/$/, '')}/api/v4/personal_access_tokens/self/rotate`;

let first: string;
let second: string;

describe('a token of GitLab', () => {
  it('is not rotated before the user has read what that means', async () => {
    first = newToken(hosts.gitlab);
    await enter('Tools', first);
    await enter('Shared', first);
    await startRotation('Tools');
    const { items } = await window.readQuickInput('Rotate Token: Tools');
    expect(items.map(({ label }) => label)).toEqual([
      '30 Days',
      '90 Days',
      '365 Days',
      'As Long as the Host Allows',
      'Another Date…',
    ]);
    await window.screenshot('rotate-expiry-dark');
    await window.pickItem('90 Days');
    const { detail = '' } = await dialog('Rotate the token of “Tools”?');
    await window.screenshot('rotate-confirm-dark');
    expect(detail).toContain('ends the old one everywhere at once');
    expect(detail).toContain('Pipeline projects of this machine that use it: web.');
    expect(detail).toContain('get the new one too: “Shared”.');
    expect(detail).toContain('other machines, CI variables, scripts');
    await window.pressDialogButton('Cancel');
    expect(rotations()).toBe(0);
    expect(await gitlabStatus(first)).toBe(200);
  });

  it('is rotated for as long as the host allows, tested, and offered once to be copied', async () => {
    await startRotation('Tools');
    await window.readQuickInput('Rotate Token: Tools');
    await window.pickItem('As Long as the Host Allows');
    await dialog('Rotate the token of “Tools”?');
    await window.pressDialogButton('Rotate');
    const { detail = '' } = await dialog('The token of “Tools” was rotated.');
    await window.screenshot('rotated-dark');
    expect(detail).toContain('Connected as alice');
    await window.pressDialogButton('Copy New Token');
    second = await until('the new token', async () => {
      const text = await window.clipboard();
      return text.startsWith('glpat-') ? text : undefined;
    });
    canaries.push(second);
    expect(await gitlabStatus(first)).toBe(401);
    expect(await gitlabStatus(second)).toBe(200);
    // The first asked for more than the host allows, and changed nothing.
    expect(rotations()).toBe(2);
    await rowSays('Tools', 'connected');
    await rowSays('Shared', 'connected');
  });

  it('keeps the new one where the secret store fails in between', async () => {
    const stores = join(directory, 'stores');
    await writeFile(stores, '1');
    await startRotation('Tools');
    await window.readQuickInput('Rotate Token: Tools');
    await window.pickItem('30 Days');
    await dialog('Rotate the token of “Tools”?');
    await window.pressDialogButton('Rotate');
    await dialog('The new token of “Tools” could not be saved.');
    await window.screenshot('rotate-not-saved-dark');
    await window.pressDialogButton('Copy New Token');
    await dialog('The new token of “Tools” could not be saved.');
    const kept = await window.clipboard();
    canaries.push(kept);
    expect(await gitlabStatus(kept)).toBe(200);
    await rm(stores);
    await window.pressDialogButton('Try Again');
    await dialog('The token of “Tools” was rotated.');
    await window.pressDialogButton('Close');
    await rowSays('Tools', 'connected');
    expect(rotations()).toBe(1);
  });

  it('is told to be dead where the answer was lost, and is not asked for again', async () => {
    hosts.gitlab.faults.set(rotatePath(), { truncate: true });
    await startRotation('Tools');
    await window.readQuickInput('Rotate Token: Tools');
    await window.pickItem('30 Days');
    await dialog('Rotate the token of “Tools”?');
    await window.pressDialogButton('Rotate');
    const seen = await window.waitForNotification('the new one was lost on its way');
    await window.screenshot('rotate-lost-dark');
    expect(seen).toMatchObject({ severity: 'error', buttons: ['Open Token Page', 'Update Token…'] });
    hosts.gitlab.faults.clear();
    expect(rotations()).toBe(1);
    await rowSays('Tools', 'rejected by host');
    await window.pressNotificationButton('the new one was lost on its way', 'Update Token…');
    await answer(window, 'Access token', newToken(hosts.gitlab));
    await closeReport();
  });

  it('that was being rotated when VS Code ended is told at the next start', async () => {
    hosts.gitlab.faults.set(rotatePath(), { hangInBody: true });
    await startRotation('Tools');
    await window.readQuickInput('Rotate Token: Tools');
    await window.pickItem('30 Days');
    await dialog('Rotate the token of “Tools”?');
    await window.pressDialogButton('Rotate');
    await until('the request', () => Promise.resolve(rotations() > 0 || undefined));
    await window.restart();
    hosts.gitlab.faults.clear();
    await writeFile(join(directory, 'minute'), '');
    const { severity, buttons } = await window.waitForNotification(
      'A rotation of the token of “Tools” was under way when VS Code ended',
    );
    await window.screenshot('rotate-interrupted-dark');
    expect([severity, buttons]).toEqual(['error', ['Open Token Page', 'Update Token…']]);
    await window.openActivityBar('Git Providers');
    await rowSays('Tools', 'rejected by host');
    await window.pressNotificationButton('A rotation of the token of “Tools”', 'Update Token…');
    await answer(window, 'Access token', newToken(hosts.gitlab));
    await closeReport();
  });
});

describe('a token of GitHub', () => {
  let old: string;

  /** Rotates as far as the question for the new token; the host's page opens in a tab of its own. */
  async function startByHand(): Promise<string> {
    const opened = window.page.context().waitForEvent('page');
    await startRotation('Work');
    const page = await opened;
    const url = page.url();
    await page.close();
    await window.page.bringToFront();
    await window.readQuickInput('Rotate Token: Work');
    return url;
  }

  it('is replaced by none that the host rejects, and not by itself', async () => {
    old = newToken(hosts.github);
    await enter('Work', old);
    await startByHand();
    await answer(window, 'Access token', old);
    await window.pressNotificationButton('This is the token that “Work” has already', 'Enter Another Token');
    await answer(window, 'Access token', hosts.github.token('expired').token);
    await window.pressNotificationButton('The host rejects the new token', 'Enter Another Token');
    await window.readQuickInput('Rotate Token: Work');
    await window.pressEscape();
    await rowSays('Work', 'connected');
  });

  it('is replaced by another account’s only where the user wants that', async () => {
    await startByHand();
    await answer(window, 'Access token', hosts.github.token('bob').token);
    const { detail = '' } = await dialog('Replace the token of “Work” by this one?');
    await window.screenshot('rotate-other-account-dark');
    expect(detail).toContain('bob in place of alice');
    await window.pressDialogButton('Cancel');
    await rowSays('Work', 'connected');
  });

  it('is replaced by a new one, tested before and after, and then revoked', async () => {
    const fresh = newToken(hosts.github);
    await startByHand();
    await answer(window, 'Access token', fresh);
    const { detail = '' } = await dialog('The token of “Work” was replaced. Revoke the old one?');
    await window.screenshot('rotate-revoke-dark');
    expect(detail).toContain('Connected as alice');
    expect(detail).toContain('Other machines, CI variables and scripts');
    await window.pressDialogButton('Revoke Old Token');
    const status = async (token: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${hosts.github.origin}/api.github.com/user`, { headers })).status;
    };
    await until('the end of the old token', async () => (await status(old)) === 401 || undefined);
    expect(await status(fresh)).toBe(200);
  });
});

describe('what a rotation leaves', () => {
  it('is lines in the history', async () => {
    await window.runCommand('Git Providers: Show History');
    await window.pickItem('Work');
    const table = window.webview().locator('table');
    await until('the rows', async () => (await table.innerText()).includes('Token rotated') || undefined);
  });

  it('is no token in a file, a log or on the screen', async () => {
    const search = searchFor(canaries);
    expect(canaries.length).toBeGreaterThan(4);
    expect(await search.inFiles(directory, [window.browserProfile])).toEqual([]);
    expect(await search.onScreen(window.page)).toEqual([]);
    expect(await readFile(window.settingsFile, 'utf8')).not.toMatch(/glpat-|ghp_/);
  });
});
