import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addProviderByPalette, answer } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  window = await openWorkbench({ theme: 'dark' });
  await window.openActivityBar('Git Providers');
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

async function report(part: string): Promise<void> {
  await until(`a report with “${part}”`, async () => {
    const seen = await window.currentQuickInput();
    return seen?.placeholder?.includes(part) === true || undefined;
  });
  await window.pressEscape();
  await window.waitForNoQuickInput();
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
      await addProviderByPalette(window, answers);
      await report('Connected as alice');
    }
    await descriptions({ Work: 'acme · default · connected', Tools: 'acme · connected' });
    await window.screenshot('tree-dark');
  });

  it('are edited one field at a time, and keep their token', async () => {
    await menu('Work', 'Edit Provider…');
    await window.readQuickInput('Edit Provider: Work');
    await window.screenshot('edit-dark');
    await window.pickItem('Name');
    await answer(window, 'Name of the provider', 'TOOLS');
    await answer(window, 'Another provider has this name', 'Production GitHub');
    await descriptions({ 'Production GitHub': 'acme · default · connected', Tools: 'acme · connected' });
    await menu('Production GitHub', 'Edit Provider…');
    await window.pickItem('Organization');
    await answer(window, '(optional)', '');
    await descriptions({ 'Production GitHub': 'default · connected', Tools: 'acme · connected' });
    expect(definitions()[0]).toEqual({
      name: 'Production GitHub',
      type: 'github',
      baseUrl: hosts.github.baseUrl,
      status: 'active',
    });
  });

  it('ask for the token again when they move to another host, which sees no request with the old one', async () => {
    hosts.gitlab.clearRequests();
    await menu('Production GitHub', 'Edit Provider…');
    await window.pickItem('Base URL');
    await answer(window, 'Base URL', `${hosts.gitlab.origin}/github.com`);
    await window.readQuickInput('Update Token: Production GitHub');
    await window.pressEscape();
    await descriptions({ 'Production GitHub': 'default · token missing', Tools: 'acme · connected' });
    const { token } = hosts.github.token('full access');
    expect(JSON.stringify(hosts.gitlab.requests)).not.toContain(token);
    await menu('Production GitHub', 'Edit Provider…');
    await window.pickItem('Base URL');
    await answer(window, 'Base URL', hosts.github.baseUrl);
    await window.readQuickInput('Update Token: Production GitHub');
    await window.typeQuickInput(token, { accept: true });
    await report('Connected as alice');
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
