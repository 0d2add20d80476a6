import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, addProviderTitle, answerAddProvider, formTestSentence } from './addProvider';
import { waitForRow } from './rowTexts';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

/** The README's pictures, taken of the product at work. */
const pictures = join(root, 'media', 'readme');

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  await mkdir(pictures, { recursive: true });
  window = await openWorkbench({
    theme: 'light',
    emptyWindow: true,
    viewport: { width: 1560, height: 820 },
    userSettings: { 'workbench.statusBar.visible': true, 'window.commandCenter': false },
  });
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

async function take(name: string, of: Locator): Promise<void> {
  // They are part of the package, which is to stay small.
  const path = join(pictures, `${name}.jpg`);
  const taken = await of.screenshot({ path, type: 'jpeg', quality: 62, animations: 'disabled' });
  expect(taken.length).toBeGreaterThan(10_000);
}

it('takes the form with its test, the tree and the dashboard', async () => {
  const { github, gitlab, bitbucket } = hosts;
  const add = async (answers: Parameters<typeof answerAddProvider>[1]): Promise<void> => {
    await addProviderByPalette(window, answers);
    await formTestSentence(window, 'onnected');
    await window.runCommand('View: Close Editor');
  };
  await add({
    host: { ...gitlab, productName: 'GitLab' },
    name: 'Platform GitLab',
    organization: 'acme/platform',
    token: gitlab.token('full access'),
  });
  await add({
    host: { ...bitbucket, productName: 'Bitbucket' },
    name: 'Globex Bitbucket',
    token: bitbucket.token('full access'),
  });
  await add({
    host: { ...github, productName: 'GitHub' },
    name: 'Private GitHub',
    token: github.token('oauth'),
  });
  await window.runCommand(addProviderTitle);
  await answerAddProvider(window, {
    host: { ...github, productName: 'GitHub' },
    name: 'Work GitHub',
    organization: 'acme',
    token: github.token('full access'),
  });
  await formTestSentence(window, 'Connected');
  await waitForRow(window, 'Providers', (row) => row.includes('Work GitHub: acme · connected'));
  await webviewPage(window).textbox('Name').scrollIntoViewIfNeeded();
  await take('form', window.page.locator('.monaco-workbench'));
  await window.runCommand('View: Close Editor');
  await window.runCommand('Git Providers: Open Dashboard');
  await webviewPage(window)
    .content()
    .getByRole('row', { name: /Work GitHub/ })
    .waitFor();
  await take('dashboard', window.page.locator('.monaco-workbench'));
});
