import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, addTestedProvider, answer, closeForm, formTestSentence } from './addProvider';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  window = await openWorkbench();
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

function report(part: string): Promise<true> {
  return until(
    `a report with “${part}”`,
    async () => (await window.currentQuickInput())?.placeholder?.includes(part) === true || undefined,
    { seen: async () => (await window.currentQuickInput())?.placeholder },
  );
}

async function closeReport(): Promise<void> {
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

describe('the connection test', () => {
  it('says in one sentence who is connected to what', async () => {
    const host = { ...hosts.github, productName: 'GitHub' };
    const token = hosts.github.token('full access');
    const says = 'Connected as alice, 4 repositories in acme.';
    await addTestedProvider(window, { host, name: 'Work', organization: 'acme', token }, says);
    await window.waitForTreeRows('Providers', ([row]) => row?.description === 'acme · default · connected');
    await window.pressRowAction('Providers', 'Work', 'Test Connection');
    await report(says);
    await window.screenshot('report-connected');
    await closeReport();
  });

  it('offers the organization that was meant, and corrects the field with one click', async () => {
    const host = { ...hosts.gitlab, productName: 'GitLab' };
    const token = hosts.gitlab.token('full access');
    await addProviderByPalette(window, { host, name: 'Tools', organization: 'acmee', token });
    await formTestSentence(window, 'The organization acmee is not found. Is acme meant?');
    await window.screenshot('report-misspelt');
    const form = webviewPage(window);
    await form.button('Use “acme”').press('Enter');
    await formTestSentence(window, 'Connected as alice, 5 repositories in acme.');
    expect(await form.textbox('Group/Organization').inputValue()).toBe('acme');
    await form.button('Save').press('Enter');
    await window.waitForTreeRows('Providers', (rows) =>
      rows.some(({ label, description }) => label === 'Tools' && description === 'acme · connected'),
    );
    await closeForm(window);
  });
});

describe('the test of all providers', () => {
  it('says that all are connected, in the status bar and nowhere else', async () => {
    await window.runCommand('Git Providers: Test All Providers');
    const message = window.page.locator('.statusbar-item', { hasText: 'All 2 providers are connected.' });
    await message.waitFor();
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('lists the providers with their sentence, the one that fails first', async () => {
    hosts.gitlab.revokeToken(hosts.gitlab.token('full access').token);
    await window.runCommand('Git Providers: Test All Providers');
    const { items, placeholder } = await window.readQuickInput('Test All');
    expect(placeholder).toContain('1 of 2 providers fail.');
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['Tools', 'The token was revoked. Create a new one.'],
      ['Work', expect.stringContaining('Connected as alice, 4 repositories in acme.')],
    ]);
    await window.screenshot('test-all');
  });

  it('opens the report of the one that is chosen, with its remedies', async () => {
    await window.pickItem('Tools');
    await report('The token was revoked. Create a new one.');
    const { items } = await window.readQuickInput('Test Connection: Tools');
    expect(items.slice(0, 3).map(({ label }) => label)).toEqual([
      'The token was revoked. Create a new one.',
      'Open Token Page',
      'Update Token…',
    ]);
    await closeReport();
  });

  it('says for how long the token lasts, where that is not long', async () => {
    const token = 'ghp_tokenThatEndsInNineDays0000000000000';
    const end = new Date(Date.now() + 9.5 * 86_400_000).toISOString();
    const scopes = ['repo', 'read:org', 'admin:repo_hook'];
    hosts.github.addToken({ token, scopes, expiresAt: end });
    await window.pressRowAction('Providers', 'Work', 'Update Token');
    await answer(window, 'Access token', token);
    await report('Connected as alice, 4 repositories in acme. Token expires in 9 days.');
    await window.screenshot('report-expiring');
    await closeReport();
  });
});
