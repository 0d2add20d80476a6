import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';
import { themes } from './workbenchOptions';

const steps = [
  'Add a provider',
  'Test the connection',
  'Clone or open a repository',
  'Bring your team',
  'Keep tokens alive',
];

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  // VS Code leaves the pictures out where the editor is narrow.
  window = await openWorkbench({ theme: 'light', viewport: { width: 1500, height: 800 } });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

/** A step of the open walkthrough, by its number. */
function step(at: number) {
  return window.page.locator('.getting-started-step').nth(at);
}

function isDone(at: number): Promise<boolean> {
  return step(at).locator('.codicon.complete').isVisible();
}

/** A click on the open step would close it. */
async function showStep(at: number): Promise<void> {
  const classes = (await step(at).getAttribute('class')) ?? '';
  if (!classes.split(' ').includes('expanded')) await step(at).locator('.step-title').click();
}

describe('the walkthrough', () => {
  it('opens with its steps, none of them done', async () => {
    await window.runCommand('Git Providers: Get Started');
    await step(4).waitFor();
    const titles = await window.page.locator('.getting-started-step .step-title').allInnerTexts();
    expect(titles.map((title) => title.trim())).toEqual(steps);
    for (const at of steps.keys()) expect(await isDone(at), steps[at]).toBe(false);
  });

  it.each([
    ['light', 'vs'],
    ['dark', 'vs-dark'],
    ['highContrast', 'hc-black'],
  ] as const)('has a picture for each step: %s', async (theme, className) => {
    await mkdir(join(window.folder, '.vscode'), { recursive: true });
    const settings = JSON.stringify({ 'workbench.colorTheme': themes[theme] });
    await writeFile(join(window.folder, '.vscode', 'settings.json'), settings);
    await window.page.locator(`.monaco-workbench.${className}`).waitFor();
    for (const at of steps.keys()) {
      await showStep(at);
      const picture = window.page
        .frameLocator('.getting-started-media iframe.webview.ready')
        .frameLocator('iframe#active-frame')
        .locator('svg');
      await picture.waitFor();
      await expect.poll(() => picture.locator('rect, path, circle').count()).toBeGreaterThan(5);
      await window.screenshot(`walkthrough-${theme}-${at + 1}`);
    }
  });

  it('ticks the steps that the user has really done', async () => {
    await addTestedProvider(window, {
      host: { label: hosts.gitlab.label, baseUrl: hosts.gitlab.baseUrl, productName: 'GitLab' },
      name: 'Practice',
      token: hosts.gitlab.token('full access'),
    });
    await until('two done steps', async () => ((await isDone(0)) && (await isDone(1))) || undefined);
    expect(await isDone(2)).toBe(false);
    await window.openTerminal();
    await window.runInTerminal(`git ls-remote ${hosts.gitlab.cloneUrl('acme/web')}`);
    await until('the credential that Git got', async () => (await isDone(2)) || undefined);
    expect(await isDone(3)).toBe(false);
  });
});

describe('a link', () => {
  const authority = 'code-oss://git-providers.git-providers';

  async function open(link: string): Promise<void> {
    await window.runCommand('Developer: Open URL');
    await window.typeQuickInput(link, { accept: true });
    const dialog = await window.dialog();
    // VS Code asks first whether the extension may have the link at all.
    if (dialog.buttons.includes('Open')) await window.pressDialogButton('Open');
  }

  it('that asks for a provider shows the whole host before anything is filled in', async () => {
    await open(
      `${authority}/add?type=gitlab&baseUrl=https://gitlab.acme.com&organization=acme&name=Team+Red`,
    );
    const dialog = await until('the question', async () => {
      const seen = await window.dialog();
      return seen.message.startsWith('A link asks you') ? seen : undefined;
    });
    expect(dialog.message).toBe('A link asks you to add a provider for gitlab.acme.com.');
    expect(dialog.detail).toContain('Organization: acme');
    expect(dialog.buttons).toContain('Add Provider…');
    await window.screenshot('deep-link');
    await window.pressDialogButton('Cancel');
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('with a token in it is refused', async () => {
    const token = hosts.gitlab.token('full access').token;
    await open(`${authority}/add?type=gitlab&name=${token}`);
    const seen = await window.waitForNotification('This link is not followed: it contains a token.');
    expect(seen.message).not.toContain(token);
  });
});
