import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderTitle, answer, waitForStep } from './addProvider';
import { refuseAnswer } from './badAnswer';
import { badAnswers, takenName } from './badAnswers';
import { badEntries, badRows, settingsByHand } from './badEntries';
import { closeConnectedReport } from './closeConnectedReport';
import { keyboardOnly } from './keyboardOnly';
import { showsFile } from './showsFile';
import { storedSecrets } from './storedSecrets';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const name = takenName;
const nameStep = 'Name of the provider';
const urlStep = 'Base URL';
const workspaceStep = 'Workspace (optional)';
const tokenStep = 'Access token';
const emailStep = 'Email of the account';
const bitbucketToken = 'ATATT3x0000000000000000000000000000';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  // Settings open in an editor of their own, and not in a box above the window.
  window = await openWorkbench({ userSettings: { 'workbench.editor.useModal': 'off' } });
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

async function escape(): Promise<void> {
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

async function valueOf(step: string): Promise<string | undefined> {
  await waitForStep(window, step);
  return (await window.currentQuickInput())?.value;
}

describe('the Add Provider flow by keyboard alone', () => {
  it('goes forth and back, and ends with a tested provider', async () => {
    const keyboard = keyboardOnly(window);
    await keyboard.press('F1');
    await window.readQuickInput();
    await keyboard.insert(addProviderTitle.slice(0, -1));
    await keyboard.choose(addProviderTitle);
    await window.readQuickInput('Add Provider');
    await keyboard.choose('GitHub');
    await waitForStep(window, nameStep);
    await keyboard.type(name);
    await waitForStep(window, urlStep);
    await keyboard.type(hosts.github.baseUrl);
    await waitForStep(window, 'Organization (optional)');
    await keyboard.goBack();
    expect(await valueOf(urlStep)).toBe(hosts.github.baseUrl);
    await keyboard.goBack();
    expect(await valueOf(nameStep)).toBe(name);
    await keyboard.press('Enter');
    expect(await valueOf(urlStep)).toBe(hosts.github.baseUrl);
    await keyboard.press('Enter');
    await waitForStep(window, 'Organization (optional)');
    await keyboard.type('acme');
    await waitForStep(window, tokenStep);
    await keyboard.type(hosts.github.token('full access').token);
    await closeConnectedReport(window);
    await window.waitForTreeRows(
      'Providers',
      ([row]) => row?.label === name && row.description === 'acme · default · connected',
    );
  });
});

describe('a bad answer in the Add Provider flow', () => {
  let before: unknown;

  beforeAll(async () => {
    before = await kept();
    await window.runCommand(addProviderTitle);
    await window.readQuickInput('Add Provider');
    await window.pickItem('Bitbucket');
  });

  it.each(badAnswers.names)('is refused: a name that is %s', async (_what, text, says) => {
    await waitForStep(window, nameStep);
    await refuseAnswer(window, { text, says, good: 'Acme Bitbucket' });
  });

  it.each(badAnswers.baseUrls)('is refused: the base URL “%s”', async (text, says) => {
    if ((await window.currentQuickInput())?.step?.startsWith('2/')) await window.acceptQuickInput();
    await waitForStep(window, urlStep);
    await refuseAnswer(window, { text, says, good: 'https://bitbucket.org' });
  });

  it('is refused: a workspace with nothing between two slashes', async () => {
    await window.acceptQuickInput();
    await waitForStep(window, workspaceStep);
    await refuseAnswer(window, { text: 'acme//web', says: 'nothing between two slashes', good: 'acme' });
  });

  it.each(badAnswers.tokens)('is refused: a token that is %s', async (_what, text, says) => {
    if ((await window.currentQuickInput())?.step?.startsWith('4/')) await window.acceptQuickInput();
    await waitForStep(window, tokenStep);
    expect((await window.readQuickInput()).password).toBe(true);
    await refuseAnswer(window, { text, says, good: bitbucketToken });
  });

  it.each(badAnswers.emails)('is refused: the email “%s”', async (text, says) => {
    if ((await window.currentQuickInput())?.step?.startsWith('5/')) await window.acceptQuickInput();
    await waitForStep(window, emailStep);
    await refuseAnswer(window, { text, says, good: 'alice@acme.example' });
  });

  it('loses nothing: Back shows each answer that was given, and an empty token keeps the one before', async () => {
    await window.goBack();
    expect(await valueOf(tokenStep)).toBe('');
    expect((await window.readQuickInput()).prompt).toContain('keep the one that you have entered');
    await window.acceptQuickInput();
    await waitForStep(window, emailStep);
    await window.goBack();
    await waitForStep(window, tokenStep);
    await window.goBack();
    expect(await valueOf(workspaceStep)).toBe('acme');
    await window.goBack();
    expect(await valueOf(urlStep)).toBe('https://bitbucket.org');
    await window.goBack();
    expect(await valueOf(nameStep)).toBe('Acme Bitbucket');
    await window.goBack();
    await until('the focus on Bitbucket', async () => {
      const items = (await window.currentQuickInput())?.items ?? [];
      return items.find(({ focused }) => focused)?.label === 'Bitbucket' || undefined;
    });
  });

  it('does not carry a token that was given for one base URL to another', async () => {
    await window.acceptQuickInput();
    await waitForStep(window, nameStep);
    await window.acceptQuickInput();
    await answer(window, urlStep, 'https://bitbucket.acme.com');
    await answer(window, 'Project key (optional)', 'ACME');
    await waitForStep(window, 'kept in the secret store');
    await refuseAnswer(window, { text: '', says: 'A value is needed', good: bitbucketToken });
    await escape();
  });

  it('and Escape, at whatever step, save nothing', async () => {
    const answers: readonly (readonly [string, string])[] = [
      [nameStep, 'Acme Bitbucket'],
      [urlStep, 'https://bitbucket.org'],
      [workspaceStep, 'acme'],
      [tokenStep, bitbucketToken],
      [emailStep, 'alice@acme.example'],
    ];
    for (let last = -1; last < answers.length; last++) {
      await window.runCommand(addProviderTitle);
      await window.readQuickInput('Add Provider');
      if (last >= 0) await window.pickItem('Bitbucket');
      for (const [step, text] of answers.slice(0, Math.max(last, 0))) await answer(window, step, text);
      const [step, text] = answers[last] ?? [];
      if (step !== undefined && text !== undefined) {
        await waitForStep(window, step);
        await window.typeQuickInput(text);
      }
      await escape();
    }
    expect(await kept()).toEqual(before);
    expect(await window.allNotifications()).toEqual([]);
    await window.pressEscape();
  });
});

describe('settings that were edited by hand', () => {
  let good: string;
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
    good = userSettings();
  });

  it('show each bad entry of the user as a row that names entry and field, beside the valid provider', async () => {
    const byHand = settingsByHand(good, badEntries);
    await writeFile(window.settingsFile, byHand);
    await window.reload();
    expect(await rows(7)).toEqual([valid, ...badRows]);
    await opensFile('Unknown type', '// kept by hand');
    await window.pressRowAction('Providers', name, 'Test Connection');
    await closeConnectedReport(window);
    expect(userSettings()).toBe(byHand);
  });

  it('say so where the user’s setting is an array, and a new provider is refused with nothing of it left', async () => {
    const byHand = settingsByHand(good, {}).replace(/"gitProviders\.providers" : {2}\{[^]*?\n {3}\}/, (all) =>
      all.replace('{', '[{').replace(/\}$/, '}]'),
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
    await writeFile(window.settingsFile, good);
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
    expect(userSettings()).toBe(good);
  });

  it('that are no JSON make a new provider fail with one error and nothing half done', async () => {
    const broken = good.replace(/\}\s*$/, '  "oops": \n');
    await writeFile(window.settingsFile, broken);
    await window.reload();
    expect(await rows(1)).toEqual([valid]);
    await refusesToSave('"oops"');
    expect(userSettings()).toBe(broken);
  });

  /** Goes through the flow; the save fails with one message, whose button opens the settings, and leaves no secret. */
  async function refusesToSave(inFile: string): Promise<void> {
    const before = await kept();
    await window.runCommand(addProviderTitle);
    await window.readQuickInput('Add Provider');
    await window.pickItem('GitHub');
    await answer(window, nameStep, 'Acme Second');
    await answer(window, urlStep, hosts.github.baseUrl);
    await answer(window, 'Organization (optional)', '');
    await answer(window, tokenStep, hosts.github.token('read only').token);
    const part = 'Nothing was saved: the settings file has errors.';
    expect(await window.waitForNotification(part)).toMatchObject({
      severity: 'error',
      buttons: ['Open Settings', 'Retry'],
    });
    expect((await window.notifications()).map(({ message }) => message)).toEqual([
      expect.stringContaining(part),
    ]);
    expect(await window.currentQuickInput()).toBeUndefined();
    expect(await kept()).toEqual(before);
    await window.pressNotificationButton(part, 'Open Settings');
    await showsFile(window, inFile);
  }
});
