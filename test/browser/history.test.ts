import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider } from './addProvider';
import { closeConnectedReport } from './closeConnectedReport';
import { answerPathDialog } from './pathDialog';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github'] });
  window = await openWorkbench({ theme: 'dark' });
  await window.openActivityBar('Git Providers');
  await addTestedProvider(window, {
    host: { ...hosts.github, productName: 'GitHub' },
    name: 'Work | *bold*',
    organization: 'acme',
    token: hosts.github.token('full access'),
  });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

async function labels(expected: readonly string[]): Promise<void> {
  await window.waitForTreeRows(
    'Providers',
    (rows) => JSON.stringify(rows.map(({ label }) => label)) === JSON.stringify(expected),
  );
}

async function storage(): Promise<string> {
  const folder = join(window.userDataDirectory, 'User', 'globalStorage', 'git-providers.git-providers');
  await mkdir(join(folder, 'changes'), { recursive: true });
  return folder;
}

describe('the history', () => {
  it('is a document that says what happened, with names as they are', async () => {
    await window.openRowMenu('Providers', 'Work | *bold*');
    await window.chooseFromMenu('Show History');
    const table = window.webview().locator('table');
    await table.waitFor();
    const text = await until('the rows', async () => {
      const seen = await table.innerText();
      return seen.includes('Tested') ? seen : undefined;
    });
    expect(text).toContain('Work | *bold*');
    expect(text).toContain('Created');
    expect(text).toContain('Set as default');
    await window.screenshot('history-dark');
  });

  it('holds no token', async () => {
    const folder = await storage();
    const files = await readFile(join(folder, 'history', 'history-empty.jsonl'), 'utf8').catch(() => '');
    const all = await Promise.all(
      (await readdir(join(folder, 'history'))).map((name) => readFile(join(folder, 'history', name), 'utf8')),
    );
    expect(all.join('') + files).toContain('"created"');
    expect(all.join('') + files).not.toContain(hosts.github.token('full access').token);
  });

  it('brings a deleted provider back, and asks for its token', async () => {
    await window.openRowMenu('Providers', 'Work | *bold*');
    await window.chooseFromMenu('Delete Provider…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    await window.pressDialogButton('Delete');
    await window.welcome('Providers');
    await window.runCommand('Git Providers: Restore Provider…');
    await window.readQuickInput('Restore Provider');
    await window.screenshot('restore-dark');
    await window.pickItem('Work | *bold*');
    await window.readQuickInput('Update Token: Work | *bold*');
    await window.typeQuickInput(hosts.github.token('full access').token, { accept: true });
    await closeConnectedReport(window);
    await labels(['Work | *bold*']);
  });
});

describe('a definition that vanished', () => {
  it('is offered in the tree, and restored with its token', async () => {
    const settings = JSON.parse(await readFile(window.settingsFile, 'utf8')) as Record<string, unknown>;
    delete settings['gitProviders.providers'];
    await writeFile(window.settingsFile, JSON.stringify(settings));
    await labels(['A provider vanished from the settings']);
    await window.screenshot('vanished-dark');
    await window.pressRowAction('Providers', 'A provider vanished from the settings', 'Restore Provider…');
    await window.pickItem('Work | *bold*');
    await window.readQuickInput('Restore Provider: Work | *bold*');
    await window.pickItem('Restore');
    await labels(['Work | *bold*']);
  });
});

describe('a change that was interrupted', () => {
  it('is found at the next start, and finished or discarded as the user says', async () => {
    const id = '5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10';
    const definition = { name: 'Half', type: 'github', baseUrl: hosts.github.baseUrl, status: 'active' };
    const change = { id, name: 'Half', to: { scope: { kind: 'user' }, definition } };
    const file = join(await storage(), 'changes', '6f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10.json');
    await writeFile(file, JSON.stringify({ version: 1, pid: 0x7ffffff0, at: Date.now(), ...change }));
    await window.reload();
    await window.openActivityBar('Git Providers');
    await labels(['A change was interrupted', 'Work | *bold*']);
    await window.screenshot('interrupted-dark');
    await window.pressRowAction('Providers', 'A change was interrupted', 'Repair Interrupted Changes…');
    await window.readQuickInput('Interrupted Change: Half');
    await window.screenshot('repair-dark');
    await window.pickItem('Finish');
    await window.readQuickInput('Update Token: Half');
    await window.pressEscape();
    await labels(['Work | *bold*', 'Half']);
  });
});

describe('the whole history', () => {
  it('is exported to a file, and cleared after a question', async () => {
    const file = join(window.home, 'history.jsonl');
    await window.runCommand('Git Providers: Export History…');
    await answerPathDialog(window, file);
    const exported = () => readFile(file, 'utf8').catch(() => '');
    await expect.poll(exported).toContain('"deleted"');
    const text = await exported();
    expect(text).not.toContain(hosts.github.token('full access').token);
    const folder = join(await storage(), 'history');
    const isThere = async () => {
      const names = await readdir(folder).catch(() => []);
      const texts = await Promise.all(
        names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
      );
      return texts.join('').includes('"deleted"');
    };
    expect(await isThere()).toBe(true);
    await window.runCommand('Git Providers: Clear History…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    await window.pressDialogButton('Clear');
    await until('a history without what was', async () => !(await isThere()) || undefined);
  });
});
