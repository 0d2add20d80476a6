import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, providerStatusId } from './addProvider';
import type { StatusItem } from './pageReaders.mjs';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const longName = 'Production GitLab of the whole company';
const goodToken = `glpat-${'a1B2'.repeat(5)}`;

let directory: string;
let hosts: PracticeHosts;
let window: Workbench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  hosts = await startPracticeHosts({ only: ['gitlab'] });
  hosts.gitlab.addToken({ ...hosts.gitlab.token('full access'), token: goodToken, label: 'to be revoked' });
  await repository('web', hosts.gitlab.cloneUrl('acme/web'));
  await repository('foreign', 'https://git.nobody.example/acme/web.git');
  window = await openWorkbench({ directory, folder: join(directory, 'work'), theme: 'dark' });
  await addProvider(longName, 'acme', goodToken);
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

async function repository(name: string, remote: string): Promise<void> {
  const path = join(directory, 'work', name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, `${name}.md`), `# ${name}\n`);
  await git(path, 'init', '--quiet');
  await git(path, 'remote', 'add', 'origin', remote);
}

async function git(cwd: string, ...words: readonly string[]): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1' };
  await run('git', words, { env, cwd, quiet: true });
}

async function addProvider(name: string, organization: string, token: string): Promise<void> {
  const { label, baseUrl } = hosts.gitlab;
  const host = { label, baseUrl, productName: 'GitLab' };
  await addTestedProvider(window, { host, name, organization, token: { token } }, 'Connected');
}

async function closeReport(): Promise<void> {
  await until('the end of the connection test', async () => {
    const seen = await window.currentQuickInput();
    if (seen?.title?.startsWith('Test Connection') !== true) return undefined;
    return (seen.placeholder ?? 'Testing').startsWith('Testing') ? undefined : true;
  });
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

function status(what: string, wanted: (item: StatusItem) => boolean): Promise<StatusItem> {
  return until(what, async () => {
    if (!(await window.hasStatusItem(providerStatusId))) return undefined;
    const item = await window.statusItem(providerStatusId);
    return wanted(item) ? item : undefined;
  });
}

describe('the provider in the status bar', () => {
  it('is named for the repository of the active editor, cut where it is long', async () => {
    await window.openFile('web/web.md');
    const item = await status('the provider', ({ text }) => text !== '');
    expect(item.text).toBe('Production GitLab of th…');
    expect(item.background).toBeUndefined();
    expect(item.ariaLabel).toMatch(
      /^Git provider of this repository: Production GitLab of the whole company\. /,
    );
    await window.screenshot('status-bar');
  });

  it('goes with the editor to a repository that nobody covers, and comes back', async () => {
    await window.openFile('foreign/foreign.md');
    await until('no provider', async () => !(await window.hasStatusItem(providerStatusId)) || undefined);
    await window.page.locator('.tabs-container .tab[data-resource-name="web.md"]').click();
    await status('the provider again', ({ text }) => text.startsWith('Production'));
  });

  it('counts the providers of other remotes', async () => {
    await addProvider('Globex', 'globex', hosts.gitlab.token('globex only').token);
    await git(join(directory, 'work', 'web'), 'remote', 'add', 'globex', hosts.gitlab.cloneUrl('globex/api'));
    const item = await status('the other provider', ({ text }) => text.includes('+1'));
    expect(item.text).toBe('Production GitLab of th… +1');
    expect(item.ariaLabel).toContain('Another remote of this repository uses another provider.');
  });

  it('opens a menu with its state in the title', async () => {
    await window.pressStatusItem(providerStatusId);
    const menu = await until('the menu', async () => {
      const seen = await window.currentQuickInput();
      return seen?.title?.startsWith(`${longName}: `) === true ? seen : undefined;
    });
    expect(menu.items.map(({ label }) => label)).toEqual([
      'Test Connection',
      'Update Token…',
      'Rotate Token…',
      'Edit Provider…',
      'Choose Provider for This Repository…',
      'Explain Credential',
      'Open Host',
      'Show Log',
      'Deactivate',
    ]);
    await window.screenshot('status-bar-menu');
  });

  it('is red once Git will fail here, and says so', async () => {
    hosts.gitlab.revokeToken(goodToken);
    await window.pickItem('Test Connection');
    await closeReport();
    const item = await status('a red provider', ({ background }) => background === 'error');
    expect(item.icons).toContain('error');
    expect(item.ariaLabel).toContain('Rejected by host.');
    await window.screenshot('status-bar-error');
  });

  it('goes where the provider is deactivated', async () => {
    await git(join(directory, 'work', 'web'), 'remote', 'remove', 'globex');
    await status('the remote to go', ({ text }) => !text.includes('+1'));
    await window.pressStatusItem(providerStatusId);
    await window.pickItem('Deactivate');
    await until('no provider', async () => !(await window.hasStatusItem(providerStatusId)) || undefined);
  });
});
