import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { answer, waitForStep } from './addProvider';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;
let window: Workbench;
let folder: string;

const ids = ['3f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10', '7d1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a11'] as const;
const shared = '9a1c9a52-6f4e-4b6c-9a57-0d7f3d1f2a12';

const badProject =
  'repository URL: This has the wrong type: a text belongs here, or a whole number for days.';

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  folder = await mkdtemp(join(tmpdir(), 'gp-new-'));
  await mkdir(join(folder, '.vscode'));
  const team = { name: 'Team', type: 'gitlab', baseUrl: hosts.gitlab.baseUrl, organization: 'globex' };
  await writeFile(
    join(folder, '.vscode', 'settings.json'),
    JSON.stringify({
      'gitProviders.providers': { [shared]: team },
      'gitProviders.projects': { [ids[0]]: { name: 'Web', repositoryUrl: 7, providerId: shared } },
    }),
  );
  window = await openWorkbench({
    folder,
    userSettings: {
      'gitProviders.providers': {
        [ids[0]]: { name: 'Work', type: 'github', baseUrl: hosts.github.baseUrl, organization: 'acme' },
        [ids[1]]: { name: 'Off', type: 'github', baseUrl: hosts.github.baseUrl, status: 'inactive' },
      },
    },
  });
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(folder, { recursive: true, force: true });
});

async function descriptions(expected: Readonly<Record<string, string>>): Promise<void> {
  await window.waitForTreeRows('Providers', (rows) => {
    const seen = Object.fromEntries(rows.map(({ label, description = '' }) => [label, description]));
    return JSON.stringify(seen) === JSON.stringify(expected);
  });
}

describe('a machine without tokens', () => {
  it('shows one quiet row for all of them, and notifies nobody', async () => {
    await window.openActivityBar('Git Providers');
    await descriptions({
      '2 providers need a token on this machine': '',
      User: '',
      Work: 'acme · token missing',
      Off: 'inactive',
      Workspace: '',
      Team: 'globex · token missing',
    });
    const [project] = await window.waitForTreeRows('Projects', (rows) => rows.length === 1);
    expect(project).toMatchObject({ label: ids[0], description: badProject });
    expect(await window.notifications()).toEqual([]);
    await window.screenshot('new-machine');
  });

  it('steps through them, naming the host of those that a workspace defines', async () => {
    await window.pressRowAction('Providers', '2 providers need a token on this machine', 'Add Tokens…');
    await window.readQuickInput('Add Tokens (1 of 2): Work');
    await answer(window, 'Access token', hosts.github.token('full access').token);
    await window.readQuickInput('Add Tokens (2 of 2): Team');
    await waitForStep(window, 'Defined by this workspace');
    expect((await window.readQuickInput()).prompt).toContain(
      `Access token for ${new URL(hosts.gitlab.baseUrl).host}`,
    );
    await window.screenshot('workspace-token');
    await window.typeQuickInput(hosts.gitlab.token('full access').token, { accept: true });
    await descriptions({
      User: '',
      Work: 'acme · connected',
      Off: 'inactive',
      Workspace: '',
      Team: 'globex · connected',
    });
  });

  it('forgets all of them on demand, and keeps the definitions', async () => {
    await window.runCommand('Git Providers: Remove All Tokens from This Machine…');
    await until('the question', async () => (await window.hasDialog()) || undefined);
    const { message, detail = '' } = await window.dialog();
    expect(message + detail).toContain('Work, Off, Team');
    await window.pressDialogButton('Remove');
    await descriptions({
      '2 providers need a token on this machine': '',
      User: '',
      Work: 'acme · token missing',
      Off: 'inactive',
      Workspace: '',
      Team: 'globex · token missing',
    });
  });
});
