import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderTitle, formTestSentence, organizationLabel } from './addProvider';
import { keyboardOnly } from './keyboardOnly';
import { storedStates } from './storedStates';
import { until } from './until';
import { webviewPage, type WebviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';
import { themes } from './workbenchOptions';

let hosts: PracticeHosts;
let window: Workbench;
let form: WebviewPage;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  window = await openWorkbench({ theme: 'dark' });
  form = webviewPage(window);
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

/** Goes to the field with Tab, and types in place of what is there. */
async function type(field: string | RegExp, text: string): Promise<void> {
  await form.tabTo(form.textbox(field));
  await window.page.keyboard.press('Control+A');
  if (text === '') await window.page.keyboard.press('Delete');
  else await window.page.keyboard.insertText(text);
}

async function press(button: string): Promise<void> {
  await form.tabTo(form.button(button));
  await window.page.keyboard.press('Enter');
}

/** From the group's first or chosen card with the arrow keys. */
async function chooseType(label: string): Promise<void> {
  await form.tabTo(form.content().getByRole('radio'));
  await until(`the choice of ${label}`, async () => {
    if (await form.radio(label).isChecked()) return true;
    await window.page.keyboard.press('ArrowDown');
    return undefined;
  });
}

async function said(part: string): Promise<void> {
  await until(`“${part}” above the buttons`, async () =>
    (await form.content().locator('.bar-status').innerText()).includes(part) ? true : undefined,
  );
}

function definitions(): readonly Readonly<Record<string, unknown>>[] {
  const settings = JSON.parse(readFileSync(window.settingsFile, 'utf8')) as Record<string, unknown>;
  return Object.values((settings['gitProviders.providers'] ?? {}) as Record<string, Record<string, unknown>>);
}

async function descriptions(expected: Readonly<Record<string, string>>): Promise<void> {
  await window.waitForTreeRows('Providers', (rows) => {
    const seen = Object.fromEntries(rows.map(({ label, description }) => [label, description]));
    return JSON.stringify(seen) === JSON.stringify(expected);
  });
}

describe('a provider is added with the keyboard alone', () => {
  it.each([
    ['github', 'GitHub'],
    ['gitlab', 'GitLab'],
    ['bitbucket', 'Bitbucket'],
  ] as const)('for %s, and tested right after', async (key, label) => {
    const token = hosts[key].token('full access');
    await window.runCommand(addProviderTitle);
    await form.ready();
    await chooseType(label);
    await type('Name', `Acme ${label}`);
    await type('Base URL', hosts[key].baseUrl);
    await type(organizationLabel, 'acme');
    await type('Access token', token.token);
    if (token.email !== undefined) {
      await form.textbox('Email').waitFor();
      await type('Email', token.email);
    }
    await keyboardOnly(window).press('Control+S');
    expect(await formTestSentence(window, 'Connected as alice')).toContain('Connected as alice');
    await window.screenshot(`form-${key}-dark`);
    expect(await form.content().getByRole('radio').count()).toBe(0);
    expect(await form.textbox('Access token').inputValue()).toBe('');
    await until(
      'the sentence for screen readers',
      async () =>
        (await form.content().getByRole('status').innerText()).includes('Connected as alice') || undefined,
    );
    expect(readFileSync(window.settingsFile, 'utf8')).not.toContain(token.token);
    expect(await form.accessibilityProblems()).toEqual([]);
    await press('Close');
  });

  it('and shows in the tree', async () => {
    await descriptions({
      'Acme GitHub': 'acme · default · connected',
      'Acme GitLab': 'acme · connected',
      'Acme Bitbucket': 'acme · connected',
    });
  });
});

describe('what cannot be saved', () => {
  it('is said at the field once it was left, and on saving at the first of all, which gets the focus', async () => {
    await window.runCommand(addProviderTitle);
    await form.ready();
    await chooseType('GitLab');
    await type('Name', 'acme github');
    expect(await form.content().locator('.problem').count()).toBe(0);
    await window.page.keyboard.press('Tab');
    await form.content().locator('#message-name .problem').waitFor();
    expect(await form.textbox('Name').getAttribute('aria-invalid')).toBe('true');
    await keyboardOnly(window).press('Control+Enter');
    await form.content().locator('#message-token .problem').waitFor();
    await until('the focus', async () => (await form.hasFocus(form.textbox('Name'))) || undefined);
    expect(definitions()).toHaveLength(3);
    await window.screenshot('form-problems-dark');
    expect(await form.accessibilityProblems()).toEqual([]);
  });

  it('survives hiding the tab without the token, and says that the token is gone', async () => {
    await type('Name', 'Half done');
    await type('Access token', 'glpat-half-a-token');
    await window.runCommand('File: New Untitled Text File');
    await until(
      'the other tab',
      async () => (await form.content().locator('main').count()) === 0 || undefined,
    );
    await window.page.locator('.tabs-container .tab', { hasText: 'Add Provider' }).click();
    await form.ready();
    expect(await form.textbox('Name').inputValue()).toBe('Half done');
    expect(await form.textbox('Access token').inputValue()).toBe('');
    expect(await form.content().locator('#message-token').innerText()).toContain('was not kept');
  });

  it('survives a reload of the window without the token', async () => {
    await type('Access token', 'glpat-half-a-token');
    await type(organizationLabel, 'half-group');
    const states = await until('the draft among the states', async () => {
      const all = await storedStates(window.page);
      return all.includes('half-group') ? all : undefined;
    });
    expect(states).not.toContain('glpat-half-a-token');
    await window.reload();
    await form.ready();
    expect(await form.textbox('Name').inputValue()).toBe('Half done');
    expect(await form.textbox(organizationLabel).inputValue()).toBe('half-group');
    expect(await form.textbox('Access token').inputValue()).toBe('');
    expect(await form.content().locator('html').innerHTML()).not.toContain('glpat-half-a-token');
  });

  it('is given up after a question', async () => {
    await press('Cancel');
    await window.pressNotificationButton('are not saved', 'Discard');
    await until('the tab to close', async () =>
      (await window.editorTitles()).some((title) => title.includes('Add Provider')) ? undefined : true,
    );
  });
});

describe('a provider is edited with the keyboard alone', () => {
  async function edit(name: string): Promise<void> {
    await window.openActivityBar('Git Providers');
    await window.openRowMenu('Providers', name);
    await window.chooseFromMenu('Edit Provider…');
    await form.ready();
  }

  it('keeps its token when the field stays empty, and its type for good', async () => {
    await edit('Acme GitLab');
    await type('Name', 'Production GitLab');
    await press('Save');
    await said('Saved');
    expect(definitions().map(({ name }) => name)).toContain('Production GitLab');
    await press('Test Connection');
    expect(await formTestSentence(window, 'Connected as alice')).toContain('Connected as alice');
    await window.screenshot('form-edit-dark');
  });

  it('becomes the default, is deactivated and activated', async () => {
    await form.tabTo(form.checkbox('Default provider'));
    await window.page.keyboard.press('Space');
    await keyboardOnly(window).press('Control+S');
    await descriptions({
      'Acme GitHub': 'acme · connected',
      'Production GitLab': 'acme · default · connected',
      'Acme Bitbucket': 'acme · connected',
    });
    await form.tabTo(form.checkbox('Active'));
    await window.page.keyboard.press('Space');
    await keyboardOnly(window).press('Control+S');
    await descriptions({
      'Acme GitHub': 'acme · connected',
      'Production GitLab': 'acme · inactive',
      'Acme Bitbucket': 'acme · connected',
    });
    expect(await form.checkbox('Default provider').isChecked()).toBe(false);
  });

  it('is deleted after a question, and its form closes', async () => {
    await press('Delete Provider…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    await window.pressDialogButton('Delete');
    await descriptions({ 'Acme GitHub': 'acme · connected', 'Acme Bitbucket': 'acme · connected' });
    await until('the tab to close', async () =>
      (await window.editorTitles()).some((title) => title.includes('Production GitLab')) ? undefined : true,
    );
  });
});

describe('the form fits', () => {
  it.each(Object.keys(themes) as (keyof typeof themes)[])('the theme %s', async (theme) => {
    const settings = JSON.parse(readFileSync(window.settingsFile, 'utf8')) as Record<string, unknown>;
    settings['workbench.colorTheme'] = themes[theme];
    writeFileSync(window.settingsFile, JSON.stringify(settings));
    await window.reload();
    await window.runCommand(addProviderTitle);
    await form.ready();
    expect(await form.accessibilityProblems()).toEqual([]);
    await window.screenshot(`form-add-${theme}`);
  });

  it('a column of 300 pixels and a zoom of 200 %', async () => {
    await window.runCommand('View: Close Primary Side Bar');
    for (const [name, size] of [
      ['300', { width: 348, height: 800 }],
      ['zoomed', { width: 640, height: 400 }],
    ] as const) {
      await window.page.setViewportSize(size);
      await until('the width', async () =>
        (await form.width()).pixels <= size.width - 40 ? true : undefined,
      );
      expect((await form.width()).scrolls).toBe(false);
      await window.screenshot(`form-${name}`);
    }
    await window.page.setViewportSize({ width: 1280, height: 800 });
  });
});
