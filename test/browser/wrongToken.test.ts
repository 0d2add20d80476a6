import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, answer, closeForm, formTestSentence, providerStatusId } from './addProvider';
import { cloneByPalette, startClone } from './cloneByPalette';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const name = 'Acme GitHub';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  window = await openWorkbench();
  await mkdir(join(window.folder, 'clones'));
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

function report(part: string): Promise<true> {
  return until(
    `a report with “${part}”`,
    async () => {
      const seen = await window.currentQuickInput();
      return seen?.placeholder?.includes(part) === true || undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
}

async function closeReport(): Promise<void> {
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

/** Waits for what VS Code's Git shows when a clone fails for its credential, and dismisses it. */
async function failedClone(part: string): Promise<void> {
  await until('the failure of the clone', async () => (await window.hasDialog()) || undefined);
  const { message, detail = '' } = await window.dialog();
  expect(message + detail).toContain(part);
  await window.screenshot('rejected-while-cloning');
  await window.pressDialogButton('Cancel');
}

describe('a token that the host refuses', () => {
  const good = 'ghp_tokenThatWorksUntilItIsRevoked000000';
  const clones = (): string => join(window.folder, 'clones');

  it('makes the test say so in one sentence, with the remedy', async () => {
    const host = { ...hosts.github, productName: 'GitHub' };
    await window.openActivityBar('Git Providers');
    await addProviderByPalette(window, { host, name, organization: 'acme', token: { token: 'ghp_wrong' } });
    await formTestSentence(window, 'The host rejects the token. A character may be missing.');
    const form = webviewPage(window);
    const recognised = form.content().locator('.check', { hasText: 'Token recognised' });
    expect(await recognised.innerText()).toContain('A character may be missing.');
    await window.screenshot('report-rejected');
    await form.button('Update Token…').first().press('Enter');
    await until('the focus', async () => (await form.hasFocus(form.textbox('Access token'))) || undefined);
    await closeForm(window);
    await window.waitForTreeRows(
      'Providers',
      ([row]) => row?.description === 'acme · default · rejected by host',
    );
  });

  it('is replaced by one that works, at once', async () => {
    hosts.github.addToken({
      token: good,
      label: 'to be revoked',
      scopes: ['repo', 'read:org', 'admin:repo_hook'],
    });
    await window.pressRowAction('Providers', name, 'Update Token');
    await answer(window, 'Access token', good);
    await report('Connected as alice, 4 repositories in acme.');
    await closeReport();
    await cloneByPalette(window, hosts.github.cloneUrl('acme/web'), clones());
    expect(existsSync(join(clones(), 'web', 'README.md'))).toBe(true);
  });

  it('makes a clone fail with Git’s own error, and turns the provider red with Update Token', async () => {
    hosts.github.revokeToken(good);
    await startClone(window, hosts.github.cloneUrl('acme/api'), clones());
    await failedClone('Failed to authenticate to git remote');
    const notice = await window.waitForNotification(`The host rejects the token of ${name}`);
    expect(notice.buttons).toEqual(['Update Token…', 'Test Connection']);
    await window.waitForTreeRows(
      'Providers',
      ([row]) => row?.description === 'acme · default · rejected by host',
    );
    expect(existsSync(join(clones(), 'api'))).toBe(false);
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('is red in the status bar of the open repository', async () => {
    await window.openFile('clones/web/README.md');
    const status = await until('a red status item', async () => {
      if (!(await window.hasStatusItem(providerStatusId))) return undefined;
      const item = await window.statusItem(providerStatusId);
      return item.background === 'error' ? item : undefined;
    });
    expect(status.ariaLabel).toBe(`Git provider of this repository: ${name}. Rejected by host.`);
  });

  it('is not knocked with again', async () => {
    hosts.github.clearRequests();
    await startClone(window, hosts.github.cloneUrl('acme/api'), clones());
    await failedClone('the host rejects the token of “Acme GitHub”. Update it with');
    expect(hosts.github.requests.some(({ gitService }) => gitService !== undefined)).toBe(true);
    const tried = hosts.github.requests.filter(
      ({ tokenLabel, headers }) => tokenLabel !== undefined || headers.authorization !== undefined,
    );
    expect(tried).toEqual([]);
  });

  it('works again after the right token, with no reload', async () => {
    await window.pressRowAction('Providers', name, 'Update Token');
    await answer(window, 'Access token', hosts.github.token('full access').token);
    await report('Connected as alice, 4 repositories in acme.');
    await closeReport();
    await window.waitForTreeRows('Providers', ([row]) => row?.description === 'acme · default · connected');
    await cloneByPalette(window, hosts.github.cloneUrl('acme/api'), clones());
    expect(existsSync(join(clones(), 'api', 'README.md'))).toBe(true);
  });
});
