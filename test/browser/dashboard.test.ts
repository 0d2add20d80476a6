import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { answer } from './addProvider';
import { dashboardSpeed } from './dashboardSpeed';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';
import { themes } from './workbenchOptions';
import { waitForWorkbench } from './workbenchWindow';

const id = (number: number): string => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const openTitle = 'Git Providers: Open Dashboard';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  window = await openWorkbench({ theme: 'dark' });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

const team = () => ({
  [id(1)]: { name: 'Work', type: 'github', baseUrl: hosts.github.baseUrl, organization: 'acme' },
  [id(2)]: {
    name: 'Tools',
    type: 'gitlab',
    baseUrl: hosts.gitlab.baseUrl,
    organization: 'acme',
    environment: 'production',
    rotationDays: 30,
  },
  [id(3)]: { name: 'Archive', type: 'bitbucket', baseUrl: 'https://bitbucket.org', status: 'inactive' },
});

/** Settings that VS Code reads when the window is loaded again, by which the dashboard comes back with it. */
async function change(settings: Readonly<Record<string, unknown>>): Promise<void> {
  const now = JSON.parse(await readFile(window.settingsFile, 'utf8')) as object;
  await writeFile(window.settingsFile, JSON.stringify({ ...now, ...settings }));
  // The command gives VS Code the time to keep the open editors.
  const loaded = window.page.waitForEvent('load');
  await window.runCommand('Developer: Reload Window');
  await loaded;
  await waitForWorkbench(window.page);
}

async function frame(): Promise<Frame> {
  return until('the page', async () => {
    await window.webview().locator('h1').waitFor({ timeout: 5_000 });
    const owner = await window.webview().owner().elementHandle();
    return (await owner.contentFrame()) ?? undefined;
  });
}

/** What axe finds that is moderate or worse. */
async function problems(): Promise<readonly string[]> {
  const page = await frame();
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate<
    readonly { id: string; impact: string; nodes: readonly { html: string }[] }[]
  >(
    'axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) })))',
  );
  return found
    .filter(({ impact }) => impact !== 'minor')
    .map((each) => `${each.id}: ${each.nodes.map(({ html }) => html).join(' ')}`);
}

const rows = () => window.webview().locator('tbody tr[data-id]');
const names = () => window.webview().locator('tbody th.name .line').allInnerTexts();
const row = (name: string) => rows().filter({ has: window.webview().getByRole('rowheader', { name }) });
const summary = () => window.webview().locator('.summary').innerText();
const columnHead = (name: string) => window.webview().getByRole('columnheader', { name });

async function enterToken(name: string, token: string): Promise<void> {
  await window.runCommand('Git Providers: Update Token…');
  await window.readQuickInput();
  await window.pickItem(name);
  await answer(window, 'Access token', token);
  await expect.poll(async () => (await window.currentQuickInput())?.placeholder).toContain('Connected');
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

describe('the dashboard without a provider', () => {
  it('says how to begin', async () => {
    await window.runCommand(openTitle);
    const page = window.webview();
    await page.getByRole('heading', { name: 'No providers yet' }).waitFor();
    await window.screenshot('dashboard-empty-dark');
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Open the walkthrough' }).waitFor();
    await page.getByText('Add Provider…').waitFor();
  });
});

describe('the dashboard', () => {
  it('comes back with the window, and is a table with a row a provider', async () => {
    await change({ 'gitProviders.providers': team(), 'gitProviders.defaultProvider': id(1) });
    await expect.poll(names).toEqual(['Archive', 'Tools', 'Work']);
    await window.runCommand(openTitle);
    expect(await window.editorTitles()).toHaveLength(1);
    const page = window.webview();
    await page.getByRole('table', { name: /All Git providers/ }).waitFor();
    await columnHead('Environment').waitFor();
    expect(await columnHead('Projects').count()).toBe(0);
    expect(await columnHead('Name').getAttribute('aria-sort')).toBe('ascending');
    expect(await row('Archive').innerText()).toMatch(/Inactive[\s\S]*bitbucket\.org[\s\S]*Bitbucket Cloud/);
    expect(await row('Work').innerText()).toMatch(/Token missing[\s\S]*No token[\s\S]*acme[\s\S]*Default/);
  });

  it('follows what happens elsewhere: a token that is entered shows with its end, its age and its test', async () => {
    const token = 'ghp_tokenThatEndsInNineDays0000000000000';
    const expiresAt = new Date(Date.now() + 9.5 * 86_400_000).toISOString();
    hosts.github.addToken({ token, scopes: ['repo', 'read:org', 'admin:repo_hook'], expiresAt });
    await enterToken('Work', token);
    await enterToken('Tools', hosts.gitlab.token('full access').token);
    await expect
      .poll(() => row('Work').innerText())
      .toMatch(/Expires in 9 days[\s\S]*in 9 days[\s\S]*0 of 90 days[\s\S]*(now|ago)[\s\S]*alice/);
    await expect.poll(() => row('Tools').innerText()).toMatch(/Connected[\s\S]*0 of 30 days/);
  });

  it('tests one provider in its place, and says in one sentence what came of it', async () => {
    await window.webview().getByRole('button', { name: 'Test the connection of Work' }).click();
    await expect.poll(summary).toContain('Work: Connected as alice, 4 repositories in acme.');
  });

  it('tests all active providers, with progress, and can be cancelled', async () => {
    const page = window.webview();
    for (const host of hosts.all) host.faults.set('/', { delayMs: 60_000 });
    await page.getByText('Test All').click();
    await page.getByText('0 of 2').waitFor();
    await expect.poll(() => row('Tools').innerText()).toContain('Testing…');
    await page.getByText('Cancel', { exact: true }).click();
    await expect.poll(summary).toContain('The tests were cancelled.');
    for (const host of hosts.all) host.faults.clear();
    await page.getByText('Test All').click();
    await expect.poll(summary).toContain('All 2 providers are connected.');
  });

  it('filters by what is typed and by state, sorts by any column, and groups', async () => {
    const page = window.webview();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('acme CONNECTED');
    await expect.poll(names).toEqual(['Tools']);
    await expect.poll(summary).toContain('1 of 3 providers');
    await page.getByRole('searchbox', { name: 'Filter' }).fill('nowhere');
    await page.getByText('Clear Filters').click();
    await page.getByLabel('State', { exact: true }).selectOption('Inactive');
    await expect.poll(names).toEqual(['Archive']);
    await page.getByLabel('State', { exact: true }).selectOption('All states');
    await columnHead('Token Expires').getByRole('button').click();
    await expect.poll(names).toEqual(['Work', 'Tools', 'Archive']);
    await columnHead('Name').getByRole('button').click();
    await columnHead('Name').getByRole('button').click();
    await expect.poll(names).toEqual(['Work', 'Tools', 'Archive']);
    expect(await columnHead('Name').getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('Group by').selectOption('Environment');
    const groups = page.locator('tr.group');
    await expect
      .poll(() => groups.allInnerTexts())
      .toEqual(['production 1 provider', 'No environment 2 providers']);
    expect(await columnHead('Environment').count()).toBe(0);
  });

  it('goes from row to row with the arrow keys, and keeps the focus when a row moves', async () => {
    const page = window.webview();
    await page.getByRole('button', { name: 'Tools', exact: true }).focus();
    await window.page.keyboard.press('ArrowDown');
    const focused = page.locator(':focus');
    await expect.poll(() => focused.innerText()).toBe('Work');
    await page.getByRole('button', { name: 'Test the connection of Work' }).focus();
    await window.page.keyboard.press('Enter');
    await expect.poll(summary).toContain('Work: Connected');
    await expect.poll(() => focused.getAttribute('aria-label')).toBe('Test the connection of Work');
  });

  it('opens the provider whose name is pressed', async () => {
    await window.webview().getByRole('button', { name: 'Tools', exact: true }).click();
    const tabs = window.page.locator('.tabs-container .tab');
    const opened = async () =>
      (await window.currentQuickInput())?.title === 'Edit Provider: Tools' ||
      (await tabs.allInnerTexts()).some((title) => title.includes('Tools'));
    await expect.poll(opened).toBe(true);
    if ((await tabs.count()) > 1) await window.runCommand('View: Close Editor');
    else await window.pressEscape();
  });
});

describe('what the dashboard looks like', () => {
  it.each(['light', 'dark', 'highContrast', 'highContrastLight'] as const)(
    'is as it was after a reload, and has no obstacles, in %s',
    async (theme) => {
      await change({ 'workbench.colorTheme': themes[theme] });
      await expect.poll(names).toEqual(['Tools', 'Work', 'Archive']);
      await window.screenshot(`dashboard-${theme}`);
      expect(await problems()).toEqual([]);
    },
  );

  it.each([
    ['300px', 300, 800],
    ['zoom200', 580, 330],
  ])('fits into a small window without scrolling sideways (%s)', async (name, width, height) => {
    await window.page.setViewportSize({ width: width + 100, height });
    const page = await frame();
    const inner = () => page.evaluate<number>('innerWidth');
    await until('the width', async () => {
      const lacking = width - (await inner());
      if (lacking === 0) return true;
      const size = window.page.viewportSize() ?? { width, height };
      await window.page.setViewportSize({ width: size.width + lacking, height });
      return undefined;
    });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await window.screenshot(`dashboard-${name}-highContrastLight`);
    expect(await problems()).toEqual([]);
    await window.page.setViewportSize({ width: 1280, height: 800 });
  });
});

describe('the permissions of the machine', () => {
  async function grant(permissions: readonly string[]): Promise<void> {
    const folder = join(window.userDataDirectory, 'Machine');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'settings.json'),
      JSON.stringify({ 'gitProviders.permissions': permissions }),
    );
  }

  it('decide what the dashboard offers and shows, while it is open', async () => {
    const page = window.webview();
    await page.getByText('Test All').waitFor();
    await grant(['iam:project:cicd:providers:read']);
    await expect.poll(() => page.locator('tbody button, .actions').count()).toBe(0);
    expect(await names()).toEqual(['Tools', 'Work', 'Archive']);
    await window.screenshot('dashboard-readOnly-highContrastLight');
    await grant([]);
    await page.getByText('iam:project:cicd:providers:read is missing').waitFor();
    expect(await rows().count()).toBe(0);
    expect(await problems()).toEqual([]);
    await grant(['*']);
    await expect.poll(names).toEqual(['Tools', 'Work', 'Archive']);
    await page.getByRole('button', { name: 'Test the connection of Work' }).waitFor();
  });
});

describe('the dashboard of a thousand providers', () => {
  it('shows, sorts and filters them at once, and scrolls smoothly', async () => {
    const many: readonly (readonly [string, object])[] = Array.from({ length: 1_000 }, (_, number) => [
      id(number + 10),
      {
        name: `Provider ${number}`,
        type: 'gitlab',
        baseUrl: `https://gitlab${number % 20}.acme.com`,
        organization: `org${number}`,
      },
    ]);
    await change({ 'gitProviders.providers': Object.fromEntries<object>(many) });
    await window.runCommand(openTitle);
    await window.webview().getByLabel('Group by').selectOption('No groups');
    await expect.poll(() => rows().count()).toBe(1_000);
    const page = await frame();
    const figures = await page.evaluate<Record<string, number>>(dashboardSpeed);
    console.log(JSON.stringify(figures));
    // On a machine that has nothing else to do each of them is a tenth of that.
    for (const name of ['sortMs', 'filterMs', 'clearMs']) expect(figures[name]).toBeLessThan(1_500);
    expect(figures['scrollMs']).toBeLessThan(250);
    await window.screenshot('dashboard-thousand-highContrastLight');
  }, 240_000);
});
