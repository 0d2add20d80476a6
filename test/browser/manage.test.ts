import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, closeForm, formTestSentence } from './addProvider';
import { until } from './until';
import { webviewPage, type WebviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let window: Workbench;
let form: WebviewPage;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  window = await openWorkbench({ theme: 'dark' });
  form = webviewPage(window);
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

async function edit(row: string): Promise<void> {
  await menu(row, 'Edit Provider…');
  await form.ready();
}

async function saveForm(): Promise<void> {
  await form.button('Save').press('Enter');
}

/** Waits for what is said below a field of the form. */
async function problem(field: string, part: string): Promise<void> {
  const below = form.content().locator(`#message-${field} .problem`);
  await until(`“${part}”`, async () => (await below.innerText()).includes(part) || undefined);
}

async function menu(row: string, entry: string): Promise<void> {
  await window.openRowMenu('Providers', row);
  await window.chooseFromMenu(entry);
}

async function descriptions(expected: Readonly<Record<string, string>>): Promise<void> {
  await window.waitForTreeRows('Providers', (rows) => {
    const seen = Object.fromEntries(rows.map(({ label, description }) => [label, description]));
    return JSON.stringify(seen) === JSON.stringify(expected);
  });
}

function definitionsById(): Readonly<Record<string, Record<string, unknown>>> {
  const settings = JSON.parse(readFileSync(window.settingsFile, 'utf8')) as Record<string, unknown>;
  return settings['gitProviders.providers'] as Record<string, Record<string, unknown>>;
}

function definitions(): readonly Record<string, unknown>[] {
  return Object.values(definitionsById());
}

/** As an administrator does: settings of the machine, which a user's own cannot change in a remote window. */
async function grant(permissions: readonly string[]): Promise<void> {
  const folder = join(window.userDataDirectory, 'Machine');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ 'gitProviders.permissions': permissions }));
}

describe('providers in the tree', () => {
  it('stand side by side with their state; the first is the default', async () => {
    for (const [name, host, productName] of [
      ['Work', hosts.github, 'GitHub'],
      ['Tools', hosts.gitlab, 'GitLab'],
    ] as const) {
      const answers = {
        host: { ...host, productName },
        name,
        organization: 'acme',
        token: host.token('full access'),
      };
      await addTestedProvider(window, answers);
    }
    await descriptions({ Work: 'acme · default · connected', Tools: 'acme · connected' });
    await window.screenshot('tree-dark');
  });

  it('are edited one field at a time, and keep their token', async () => {
    await edit('Work');
    await window.screenshot('edit-dark');
    await form.textbox('Name').fill('TOOLS');
    await saveForm();
    await problem('name', 'Another provider has this name');
    await form.textbox('Name').fill('Production GitHub');
    await saveForm();
    await descriptions({ 'Production GitHub': 'acme · default · connected', Tools: 'acme · connected' });
    await closeForm(window);
    hosts.github.clearRequests();
    await edit('Production GitHub');
    await form.textbox('Organization').fill('');
    await saveForm();
    await formTestSentence(window, 'Connected as alice');
    await descriptions({ 'Production GitHub': 'default · connected', Tools: 'acme · connected' });
    expect(hosts.github.requests.some(({ tokenLabel }) => tokenLabel === 'full access')).toBe(true);
    await closeForm(window);
    expect(definitions()[0]).toEqual({
      name: 'Production GitHub',
      type: 'github',
      baseUrl: hosts.github.baseUrl,
      status: 'active',
    });
  });

  it('ask for the token again when they move to another host, which sees no request with the old one', async () => {
    const { token } = hosts.github.token('full access');
    const elsewhere = `${hosts.gitlab.origin}/github.com`;
    const another = 'ghp_000000000000000000000000000000000000';
    hosts.gitlab.clearRequests();
    await edit('Production GitHub');
    await form.textbox('Base URL').fill(elsewhere);
    await saveForm();
    await problem('token', `was entered for ${hosts.github.baseUrl} and is not sent to ${elsewhere}`);
    await form.button('Test Connection').press('Enter');
    await formTestSentence(window, 'Correct the marked fields first');
    expect(definitions()[0]).toMatchObject({ baseUrl: hosts.github.baseUrl });
    await form.textbox('Access token').fill(another);
    await saveForm();
    await until('the other host', () => definitions()[0]?.['baseUrl'] === elsewhere || undefined);
    await until(
      'a request with the other token',
      () => JSON.stringify(hosts.gitlab.requests).includes(another) || undefined,
    );
    await window.waitForTreeRows('Providers', ([row]) => row?.description !== 'default · connected');
    expect(JSON.stringify(hosts.gitlab.requests)).not.toContain(token);
    await form.textbox('Base URL').fill(hosts.github.baseUrl);
    await form.textbox('Access token').fill(token);
    await saveForm();
    await formTestSentence(window, 'Connected as alice');
    await descriptions({ 'Production GitHub': 'default · connected', Tools: 'acme · connected' });
    await closeForm(window);
  });

  it('are deactivated, which clears the default and says so, and activated again', async () => {
    await menu('Production GitHub', 'Deactivate');
    await window.waitForNotification('“Production GitHub” was the default provider');
    await descriptions({ 'Production GitHub': 'inactive', Tools: 'acme · connected' });
    await window.screenshot('inactive-dark');
    const entries = await window.openRowMenu('Providers', 'Production GitHub');
    expect(entries).toContain('Activate');
    expect(entries).not.toContain('Set as Default');
    expect(entries.at(-1)).toBe('Delete Provider…');
    await window.chooseFromMenu('Activate');
    await menu('Tools', 'Set as Default');
    await descriptions({ 'Production GitHub': 'connected', Tools: 'acme · default · connected' });
  });

  it('are duplicated without their token', async () => {
    await menu('Tools', 'Duplicate Provider…');
    await window.readQuickInput('Update Token: Tools 2');
    await window.pressEscape();
    await descriptions({
      'Production GitHub': 'connected',
      Tools: 'acme · default · connected',
      'Tools 2': 'acme · token missing',
    });
  });

  it('are tested all at once', async () => {
    hosts.github.clearRequests();
    await window.runCommand('Git Providers: Test All Providers');
    await until('the test of the first', () => hosts.github.requests.length > 0 || undefined);
    await descriptions({
      'Production GitHub': 'connected',
      Tools: 'acme · default · connected',
      'Tools 2': 'acme · token missing',
    });
  });

  it('are deleted after a question that names what goes', async () => {
    await menu('Tools', 'Delete Provider…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    expect((await window.dialog()).buttons).toContain('Delete');
    await window.screenshot('delete-dark');
    hosts.gitlab.clearRequests();
    await window.pressDialogButton('Delete and Revoke Token');
    await until(
      'the revocation',
      () =>
        hosts.gitlab.requests.some(({ method, path }) => method === 'DELETE' && path.endsWith('/self')) ||
        undefined,
    );
    await descriptions({ 'Production GitHub': 'connected', 'Tools 2': 'acme · token missing' });
    expect(definitions().map(({ name }) => name)).toEqual(['Production GitHub', 'Tools 2']);
    expect(readFileSync(window.settingsFile, 'utf8')).not.toContain('gitProviders.defaultProvider');
  });

  it('are not deleted while a project uses them: reassign, detach or deactivate', async () => {
    const [id] = Object.keys(definitionsById());
    const settings = JSON.parse(readFileSync(window.settingsFile, 'utf8')) as Record<string, unknown>;
    const project = { name: 'Web shop', repositoryUrl: hosts.github.cloneUrl('acme/web'), providerId: id };
    settings['gitProviders.projects'] = { '3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10': project };
    writeFileSync(window.settingsFile, JSON.stringify(settings));
    await window.reload();
    await window.openActivityBar('Git Providers');
    await menu('Production GitHub', 'Delete Provider…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    const { detail, message, buttons } = await window.dialog();
    expect(message + (detail ?? '')).toContain('Web shop');
    expect(buttons).toEqual(
      expect.arrayContaining(['Reassign…', 'Detach All and Delete', 'Deactivate Instead']),
    );
    await window.screenshot('in-use-dark');
    await window.pressDialogButton('Detach All and Delete');
    await until('the last question', async () =>
      (await window.hasDialog()) && (await window.dialog()).detail?.includes('are detached.') === true
        ? true
        : undefined,
    );
    await window.pressDialogButton('Delete');
    await descriptions({ 'Tools 2': 'acme · token missing' });
    expect(readFileSync(window.settingsFile, 'utf8')).not.toContain('gitProviders.projects');
  });

  it('follow the permissions that the machine grants', async () => {
    await grant(['iam:project:cicd:providers:read']);
    await window.reload();
    await window.openActivityBar('Git Providers');
    await descriptions({ 'Tools 2': 'acme · token missing' });
    const offered = await window.openRowMenu('Providers', 'Tools 2');
    expect(offered).toContain('Copy Name');
    await window.screenshot('read-only-dark');
    await window.pressEscape();
    expect(await window.listCommands('Git Providers: Delete')).not.toContain(
      'Git Providers: Delete Provider…',
    );
    await grant([]);
    await window.reload();
    await window.openActivityBar('Git Providers');
    expect((await window.welcome('Providers')).text).toContain('iam:project:cicd:providers:read');
    await window.screenshot('no-permission-dark');
  });
});
