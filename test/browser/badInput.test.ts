import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import {
  addProviderTitle,
  discardForm,
  fillProviderForm,
  formTestSentence,
  organizationLabel,
  type ProviderAnswers,
} from './addProvider';
import { refuseAnswer } from './badAnswer';
import { badAnswers, takenName } from './badAnswers';
import { badEntries, badRows, settingsByHand } from './badEntries';
import { closeConnectedReport } from './closeConnectedReport';
import { keyboardOnly } from './keyboardOnly';
import { showsFile } from './showsFile';
import { storedSecrets } from './storedSecrets';
import { until } from './until';
import { webviewPage, type WebviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

const name = takenName;
const fields = {
  name: { key: 'name', label: 'Name' },
  baseUrl: { key: 'baseUrl', label: 'Base URL' },
  organization: { key: 'organization', label: organizationLabel },
  token: { key: 'token', label: 'Access token' },
  email: { key: 'email', label: 'Email' },
} as const;
const good = {
  host: { label: 'Bitbucket', baseUrl: 'https://bitbucket.org', productName: 'Bitbucket' },
  name: 'Acme Bitbucket',
  organization: 'acme',
  token: { token: 'ATATT3x0000000000000000000000000000', email: 'alice@acme.example' },
} as const satisfies ProviderAnswers;

let hosts: PracticeHosts;
let window: Workbench;
let form: WebviewPage;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  // Settings open in an editor of their own, and not in a box above the window.
  window = await openWorkbench({ userSettings: { 'workbench.editor.useModal': 'off' } });
  form = webviewPage(window);
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

function userSettings(): string {
  return readFileSync(window.settingsFile, 'utf8');
}

/** What must not change where nothing is saved. */
async function kept(): Promise<unknown> {
  return { settings: userSettings(), secrets: await storedSecrets(window) };
}

async function openForm(): Promise<void> {
  await window.runCommand(addProviderTitle);
  await form.ready();
}

async function cancelWithoutQuestion(): Promise<void> {
  await form.button('Cancel').press('Enter');
  await form.content().locator('main').waitFor({ state: 'detached' });
}

/** What stands in the form. */
async function values(): Promise<unknown> {
  const valueOf = (label: string | RegExp): Promise<string> => form.textbox(label).inputValue();
  return {
    name: await valueOf(fields.name.label),
    baseUrl: await valueOf(fields.baseUrl.label),
    organization: await valueOf(fields.organization.label),
    token: await valueOf(fields.token.label),
    email: await valueOf(fields.email.label),
  };
}

describe('the form for a new provider by keyboard alone', () => {
  async function type(field: Locator, text: string): Promise<void> {
    await form.tabTo(field);
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.insertText(text);
  }

  async function goBackTo(field: Locator): Promise<void> {
    await until('the focus on a field before', async () => {
      if (await form.hasFocus(field)) return true;
      await window.page.keyboard.press('Shift+Tab');
      return undefined;
    });
  }

  it('goes forth and back, and ends with a tested provider', async () => {
    const keyboard = keyboardOnly(window);
    await keyboard.press('F1');
    await window.readQuickInput();
    await keyboard.insert(addProviderTitle.slice(0, -1));
    await keyboard.choose(addProviderTitle);
    await form.ready();
    expect(await form.radio('GitHub').isChecked()).toBe(true);
    await type(form.textbox('Name'), name);
    await type(form.textbox('Base URL'), hosts.github.baseUrl);
    await type(form.textbox('Organization'), 'acme');
    await goBackTo(form.textbox('Base URL'));
    expect(await form.textbox('Base URL').inputValue()).toBe(hosts.github.baseUrl);
    await goBackTo(form.textbox('Name'));
    expect(await form.textbox('Name').inputValue()).toBe(name);
    await type(form.textbox('Access token'), hosts.github.token('full access').token);
    expect(await form.textbox('Organization').inputValue()).toBe('acme');
    await keyboard.press('Control+S');
    await formTestSentence(window, 'Connected as alice');
    await window.waitForTreeRows(
      'Providers',
      ([row]) => row?.label === name && row.description === 'acme · default · connected',
    );
    await form.tabTo(form.button('Close'));
    await keyboard.press('Enter');
    await form.content().locator('main').waitFor({ state: 'detached' });
  });
});

describe('a bad answer in the form for a new provider', () => {
  let before: unknown;

  beforeAll(async () => {
    before = await kept();
    await openForm();
    await fillProviderForm(window, good);
  });

  it.each(badAnswers.names)('is refused: a name that is %s', async (_what, text, says) => {
    await refuseAnswer(window, fields.name, { text, says, good: good.name });
  });

  it.each(badAnswers.baseUrls)('is refused: the base URL “%s”', async (text, says) => {
    await refuseAnswer(window, fields.baseUrl, { text, says, good: good.host.baseUrl });
  });

  it('is refused: a workspace with nothing between two slashes', async () => {
    const says = 'nothing between two slashes';
    await refuseAnswer(window, fields.organization, { text: 'acme//web', says, good: good.organization });
  });

  it.each(badAnswers.tokens)('is refused: a token that is %s', async (_what, text, says) => {
    expect(await form.textbox('Access token').getAttribute('type')).toBe('password');
    await refuseAnswer(window, fields.token, { text, says, good: good.token.token });
  });

  it.each(badAnswers.emails)('is refused: the email “%s”', async (text, says) => {
    await refuseAnswer(window, fields.email, { text, says, good: good.token.email });
  });

  it('loses nothing of the others, not even when the type is changed and changed back', async () => {
    const everything = {
      name: good.name,
      baseUrl: good.host.baseUrl,
      organization: good.organization,
      token: good.token.token,
      email: good.token.email,
    };
    expect(await values()).toEqual(everything);
    await form.radio('GitLab').check();
    await until('the address of the other type', async () =>
      (await form.textbox('Base URL').inputValue()) === 'https://gitlab.com' ? true : undefined,
    );
    await form.radio('Bitbucket').check();
    await form.textbox('Email').waitFor();
    expect(await values()).toEqual(everything);
    await discardForm(window);
  });

  it('and closing the form, however much of it is filled in, save nothing', async () => {
    const answers: readonly (() => Promise<void>)[] = [
      () => form.radio('Bitbucket').check(),
      () => form.textbox('Name').fill(good.name),
      () => form.textbox('Base URL').fill('https://bitbucket.acme.com'),
      () => form.textbox('Base URL').fill(good.host.baseUrl),
      () => form.textbox(organizationLabel).fill(good.organization),
      () => form.textbox('Access token').fill(good.token.token),
      () => form.textbox('Email').fill(good.token.email),
    ];
    for (const given of [0, ...answers.map((_, index) => index + 1)]) {
      await openForm();
      for (const answer of answers.slice(0, given)) await answer();
      await (given === 0 ? cancelWithoutQuestion() : discardForm(window));
    }
    expect(await kept()).toEqual(before);
    expect(await window.allNotifications()).toEqual([]);
    await window.pressEscape();
  });
});

describe('a token that is stored', () => {
  it('is not carried to another base URL: the form asks for one, and saves nothing without', async () => {
    const before = await kept();
    await window.openRowMenu('Providers', name);
    await window.chooseFromMenu('Edit Provider…');
    await form.ready();
    const empty = form.content().getByPlaceholder('A token is stored. Leave this empty to keep it.');
    const home = form.textbox('Access token').and(empty);
    await home.waitFor();
    const says = `The stored token was entered for ${hosts.github.baseUrl} and is not sent to https://ghe.acme.example.`;
    await form.textbox('Base URL').fill('https://ghe.acme.example');
    await form.button('Save').press('Enter');
    await until('the sentence', async () =>
      (await form.content().locator('#message-token').innerText()).includes(says) ? true : undefined,
    );
    await until('the focus', async () => (await form.hasFocus(form.textbox('Access token'))) || undefined);
    expect(await kept()).toEqual(before);
    await form.textbox('Base URL').fill(hosts.github.baseUrl);
    await home.waitFor();
    await form.button('Close').waitFor();
    await form.button('Close').press('Enter');
    await form.content().locator('main').waitFor({ state: 'detached' });
  });
});

describe('settings that were edited by hand', () => {
  let byTheForm: string;
  const workspaceSettings = (): string => join(window.folder, '.vscode', 'settings.json');

  /** Rows of problems say nothing until the valid provider above them has its state. */
  async function rows(count: number): Promise<readonly unknown[]> {
    const seen = await window.waitForTreeRows(
      'Providers',
      (all) => all.length === count && all.every(({ description }) => description !== undefined),
    );
    return seen.map(({ label, description }) => ({ label, description }));
  }

  async function opensFile(row: string, text: string): Promise<void> {
    await (await window.treeRow('Providers', row)).click();
    await showsFile(window, text);
  }

  const valid = { label: name, description: 'acme · default · connected' };

  beforeAll(() => {
    byTheForm = userSettings();
  });

  it('show each bad entry of the user as a row that names entry and field, beside the valid provider', async () => {
    const byHand = settingsByHand(byTheForm, badEntries);
    await writeFile(window.settingsFile, byHand);
    await window.reload();
    expect(await rows(7)).toEqual([valid, ...badRows]);
    await opensFile('Unknown type', '// kept by hand');
    await window.pressRowAction('Providers', name, 'Test Connection');
    await closeConnectedReport(window);
    expect(userSettings()).toBe(byHand);
  });

  it('say so where the user’s setting is an array, and a new provider is refused with nothing of it left', async () => {
    const byHand = settingsByHand(byTheForm, {}).replace(
      /"gitProviders\.providers" : {2}\{[^]*?\n {3}\}/,
      (all) => all.replace('{', '[{').replace(/\}$/, '}]'),
    );
    expect(byHand).toContain('[{');
    await writeFile(window.settingsFile, byHand);
    await window.reload();
    expect(await rows(1)).toEqual([
      {
        label: 'gitProviders.providers',
        description: 'This entry of the settings is not an object of fields.',
      },
    ]);
    await opensFile('gitProviders.providers', '// kept by hand');
    await refusesToSave('// kept by hand');
    expect(userSettings()).toBe(byHand);
  });

  it('are noticed in a workspace at once, and take nothing from the user’s provider', async () => {
    await writeFile(window.settingsFile, byTheForm);
    await window.reload();
    expect(await rows(1)).toEqual([valid]);
    const byHand = `{ // of the team\n "gitProviders.providers" : ${JSON.stringify(badEntries, undefined, 1)} }`;
    await mkdir(join(window.folder, '.vscode'));
    await writeFile(workspaceSettings(), byHand);
    expect(await rows(7)).toEqual([valid, ...badRows]);
    await opensFile('Wrong id', '// of the team');
    expect(readFileSync(workspaceSettings(), 'utf8')).toBe(byHand);
    await writeFile(workspaceSettings(), '{ "gitProviders.providers": [] }');
    expect(await rows(2)).toMatchObject([valid, { label: 'gitProviders.providers' }]);
    await window.pressRowAction('Providers', name, 'Test Connection');
    await closeConnectedReport(window);
    await writeFile(workspaceSettings(), '{}');
    expect(await rows(1)).toEqual([valid]);
    expect(readFileSync(workspaceSettings(), 'utf8')).toBe('{}');
    expect(userSettings()).toBe(byTheForm);
  });

  it('that are no JSON make a new provider fail with one error and nothing half done', async () => {
    const broken = byTheForm.replace(/\}\s*$/, '  "oops": \n');
    await writeFile(window.settingsFile, broken);
    await window.reload();
    expect(await rows(1)).toEqual([valid]);
    await refusesToSave('"oops"');
    expect(userSettings()).toBe(broken);
  });

  /** Fills in the form; it says why it cannot save, and its button opens the settings. No secret is left. */
  async function refusesToSave(inFile: string): Promise<void> {
    const before = await kept();
    await openForm();
    await fillProviderForm(window, {
      host: { ...hosts.github, productName: 'GitHub' },
      name: 'Acme Second',
      token: hosts.github.token('read only'),
    });
    await form.button('Save').press('Enter');
    const notice = form.content().locator('.notice');
    await notice.waitFor();
    expect(await notice.locator('p').allInnerTexts()).toEqual([
      expect.stringContaining('Nothing was saved: the settings file has errors.'),
    ]);
    expect(await notice.locator('vscode-button').allInnerTexts()).toEqual(['Open Settings']);
    expect(await window.notifications()).toEqual([]);
    expect(await form.textbox('Name').inputValue()).toBe('Acme Second');
    expect(await kept()).toEqual(before);
    await form.button('Open Settings').press('Enter');
    await showsFile(window, inFile);
    await window.pressNotificationButton('Your changes to “Acme Second” are not saved.', 'Discard');
    expect(await kept()).toEqual(before);
  }
});
