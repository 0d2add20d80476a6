import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { only, readCalendar } from '../unit/core/lifecycle/readCalendar';
import { answer } from './addProvider';
import { closeConnectedReport } from './closeConnectedReport';
import { answerPathDialog } from './pathDialog';
import { until } from './until';
import { watchedExtension } from './watchedExtension';
import { openWorkbench, type Workbench } from './workbench';
import { waitForWorkbench, type WorkbenchWindow } from './workbenchWindow';

/**
 * Runs the real entry with a clock of the test's own: so many days later than it is, and with a minute that is over when
 * the test says so. Each minute that is over is written down as those days: a
 * window that is being reloaded has its own.
 */
const entry = `
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const real = globalThis.setTimeout;
globalThis.setTimeout = (call, ms, ...rest) => {
  if (ms !== 60000) return real(call, ms, ...rest);
  const timer = setInterval(() => {
    if (!existsSync(process.env.GIT_PROVIDERS_MINUTE)) return;
    clearInterval(timer);
    call(...rest);
    appendFileSync(process.env.GIT_PROVIDERS_MINUTES, days + '\\n');
  }, 20);
  return timer;
};
const days = existsSync(process.env.GIT_PROVIDERS_DAYS) ? Number(readFileSync(process.env.GIT_PROVIDERS_DAYS, 'utf8')) : 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(Date.now());
    else super(...values);
  }
  static now() {
    return RealDate.now() + days * 86400000;
  }
};
exports.activate = require('./extension.js').activate;
`;

const dayMs = 86_400_000;
const work = '5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const tools = '6f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const deploys = '8f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
const remind = 'Remind Me Tomorrow';

let directory: string;
let hosts: PracticeHosts;
let window: Workbench;
let end: Date;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  const extension = await watchedExtension(directory);
  await writeFile(join(extension, 'dist', 'watchedEntry.js'), entry);
  const path = (name: string) => join(directory, name);
  window = await openWorkbench({
    directory,
    extension,
    theme: 'dark',
    extraEnv: {
      GIT_PROVIDERS_MINUTE: path('minute'),
      GIT_PROVIDERS_MINUTES: path('minutes'),
      GIT_PROVIDERS_DAYS: daysFile(),
    },
    userSettings: {
      'gitProviders.providers': {
        [work]: { name: 'Work', type: 'github', baseUrl: hosts.github.baseUrl },
        [tools]: { name: 'Tools', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl },
        [deploys]: { name: 'Deploys', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl },
      },
      'gitProviders.projects': Object.fromEntries(
        ['web', 'api', 'docs', 'shop', 'blog'].map((name, index) => [
          `7f0c9a52-6f4e-4b6c-9a57-00000000000${index}`,
          { name, repositoryUrl: `${hosts.github.baseUrl}/acme/${name}`, providerId: work },
        ]),
      ),
      'gitProviders.healthCheck.hours': 0,
    },
  });
  await window.openActivityBar('Git Providers');
  // At midnight, because some hosts tell no more than the day.
  end = new Date(Math.floor(Date.now() / dayMs + 100) * dayMs);
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

const daysFile = () => join(directory, 'days');

/** Gives a provider a token that ends on the day, or so many days later. */
async function updateToken(name: string, host: PracticeHost, token: string, later = 0): Promise<void> {
  const { scopes } = host.token('full access');
  const expiresAt = new Date(end.getTime() + later * dayMs).toISOString();
  host.addToken({ ...host.token('full access'), token, scopes, expiresAt });
  await window.runCommand('Git Providers: Update Token…');
  await window.pickItem(name);
  await answer(window, 'Access token', token);
  await closeConnectedReport(window);
}

/** Minutes that were over in windows which are so many days later. */
async function minutesOver(later: string): Promise<number> {
  const file = join(directory, 'minutes');
  const minutes = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : [];
  return minutes.filter((each) => each === later).length;
}

/** So many days before the end: the window starts anew, and its first minute passes. */
async function daysBefore(days: number): Promise<void> {
  const later = (end.getTime() - Date.now()) / dayMs - days;
  await writeFile(daysFile(), String(later));
  await afterMinute(async () => {
    const loaded = window.page.waitForEvent('load');
    // As a user does it, so that VS Code writes down first what extensions remember.
    await window.runCommand('Developer: Reload Window');
    await loaded;
    await waitForWorkbench(window.page);
  });
}

async function afterMinute(start: () => Promise<void>): Promise<void> {
  const later = await readFile(daysFile(), 'utf8');
  const before = await minutesOver(later);
  await start();
  await until('the first minute', async () => ((await minutesOver(later)) > before ? true : undefined));
}

async function messages(shown: WorkbenchWindow = window): Promise<readonly string[]> {
  // A click on the bell may take too long while a window starts.
  const seen = await until('the notifications', () => shown.allNotifications());
  await shown.pressEscape();
  return seen.map(({ message }) => message);
}

const both =
  '2 tokens expire soon or have expired: “Work” (expires in {0} days) and “Tools” (expires in {0} days).';
const projects = 'These pipeline projects fail without a valid token: web, api, docs and 2 more.';

describe('tokens that end', () => {
  it('are no matter while the end is far', async () => {
    await updateToken('Work', hosts.github, 'ghp_tokenThatEndsInAHundredDays00000000');
    await updateToken('Tools', hosts.gitlab, 'glpat-tokenThatEndsInHundredDays');
    await writeFile(join(directory, 'minute'), '');
    await daysBefore(16);
    expect(await messages()).toEqual([]);
  });

  it('are told in one message, with the pipeline projects that will fail', async () => {
    await daysBefore(13.5);
    const seen = await window.waitForNotification('2 tokens expire soon');
    await window.screenshot('expiry-combined-dark');
    expect(seen).toMatchObject({
      message: `${both.replaceAll('{0}', '13')} ${projects}`,
      severity: 'warning',
      buttons: ['Update Tokens…', remind, "Don't Show Again…"],
    });
  });

  it('are told once: not after the next start, and not in another window', async () => {
    await daysBefore(13);
    expect(await messages()).toEqual([]);
    const opened: { readonly window: WorkbenchWindow; close(): Promise<void> }[] = [];
    await afterMinute(async () => {
      const other = await window.openWindow();
      opened.push({ window: other, close: () => other.page.close() });
    });
    for (const other of opened) {
      expect(await messages(other.window)).toEqual([]);
      await other.close();
    }
    await window.page.bringToFront();
  });

  it('are told again tomorrow, where the user wants that', async () => {
    await daysBefore(6.5);
    await window.waitForNotification(both.replaceAll('{0}', '6'));
    await window.pressNotificationButton('2 tokens expire soon', remind);
    await until('the wish', async () =>
      (await readFile(warnings(), 'utf8')).includes('snoozedUntil') ? true : undefined,
    );
    await daysBefore(6.49);
    expect(await messages()).toEqual([]);
    await daysBefore(5);
    await window.waitForNotification(both.replaceAll('{0}', '4'));
  });

  it('are updated from there', async () => {
    await window.pressNotificationButton('2 tokens expire soon', 'Update Tokens…');
    await window.readQuickInput('Update Token');
    await window.screenshot('expiry-which-dark');
    await window.pickItem('Tools');
    await window.readQuickInput('Update Token: Tools');
    await window.pressEscape();
  });

  it('are told no more for a provider of which the user does not want to hear', async () => {
    await daysBefore(1.9);
    await window.pressNotificationButton('2 tokens expire soon', "Don't Show Again…");
    await window.pickItem('Tools');
    await window.waitForNoQuickInput();
    await daysBefore(-0.5);
    const seen = await window.waitForNotification('The token of “Work”');
    await window.screenshot('expired-dark');
    const host = new URL(hosts.github.baseUrl).host;
    const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(end);
    expect(seen).toMatchObject({
      message: `The token of “Work” on ${host} expired on ${date}. Git cannot use it until it is replaced. ${projects}`,
      buttons: ['Update Token…', remind, "Don't Show Again for This Provider"],
    });
    expect(await messages()).toHaveLength(1);
  });
});

describe('a token that is old', () => {
  it('is a word in its row, and no message', async () => {
    await daysBefore(4);
    await window.openActivityBar('Git Providers');
    const words = /^expires in 3 days · rotate token \(9\d days old\)$/;
    await window.waitForTreeRows('Providers', (rows) =>
      rows.some(({ description }) => words.test(description ?? '')),
    );
    await window.screenshot('rotate-dark');
    expect(await messages()).toEqual([]);
  });
});

describe('reminders', () => {
  it('are exported as a calendar, which holds no token', async () => {
    const file = join(directory, 'reminders.ics');
    await daysBefore(50);
    await window.runCommand('Git Providers: Export Reminders…');
    await window.readQuickInput('Export Reminders');
    await window.screenshot('reminders-dark');
    await window.pickItem('All Providers');
    await until('the question for a file', async () =>
      (await window.currentQuickInput())?.value.endsWith('/git-providers-reminders.ics') === true
        ? true
        : undefined,
    );
    await answerPathDialog(window, file);
    const bytes = await until('the calendar', async () => {
      const seen = await readFile(file);
      return seen.byteLength > 0 ? seen : undefined;
    });
    const events = readCalendar(bytes).components;
    const host = new URL(hosts.github.baseUrl).host;
    expect(events.map((event) => only(event, 'UID').value)).toEqual([
      `${work}@git-providers`,
      `${tools}@git-providers`,
    ]);
    expect(only(events[0]!, 'SUMMARY').value).toBe(`The token of “Work” on ${host} expires`);
    expect(only(events[0]!, 'DESCRIPTION').value).toContain(projects);
    expect(bytes.toString()).not.toMatch(/ghp_|glpat-/);
  });
});

describe('a token of a host that rotates', () => {
  it('is rotated from its warning', async () => {
    await updateToken('Deploys', hosts.gitlab, 'glpat-tokenThatEndsMuchLaterOn', 30);
    await daysBefore(-27.5);
    const seen = await window.waitForNotification('The token of “Deploys”');
    expect(seen.buttons).toEqual(['Rotate Token…', remind, "Don't Show Again for This Provider"]);
    await window.pressNotificationButton('The token of “Deploys”', 'Rotate Token…');
    await window.readQuickInput('Rotate Token: Deploys');
    await window.screenshot('rotate-from-warning-dark');
    await window.pressEscape();
  });
});

function warnings(): string {
  const storage = join(window.userDataDirectory, 'User', 'globalStorage', 'git-providers.git-providers');
  return join(storage, 'expiry-warnings.json');
}
