import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { answerAddProvider, closeForm, formTestSentence, providerStatusId } from './addProvider';
import { cloneByPalette } from './cloneByPalette';
import { until } from './until';
import { webviewPage } from './webview';
import { openWorkbench, type Workbench } from './workbench';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});

afterAll(async () => {
  await hosts.closeAll();
});

describe.each([
  ['github', 'GitHub'],
  ['gitlab', 'GitLab'],
  ['bitbucket', 'Bitbucket'],
] as const)('a provider for %s', (key, productName) => {
  const name = `Acme ${productName}`;
  let window: Workbench;
  let clone: string;

  beforeAll(async () => {
    window = await openWorkbench();
    clone = join(window.folder, 'clones', 'web');
    await mkdir(join(window.folder, 'clones'));
  });

  afterAll(async () => {
    await window.close();
  });

  it('is added from the empty sidebar and tested right after', async () => {
    const host = hosts[key];
    await window.openActivityBar('Git Providers');
    expect((await window.welcome('Providers')).buttons).toEqual(['Add Provider…']);
    await window.pressWelcomeButton('Providers', 'Add Provider…');
    const token = host.token('full access');
    await answerAddProvider(window, { host: { ...host, productName }, name, organization: 'acme', token });
    expect(await formTestSentence(window, 'Connected as alice')).toMatch(/^Connected as alice/);
    await window.screenshot(`report-${key}`);
    expect(await webviewPage(window).content().getByRole('heading', { level: 1 }).innerText()).toBe(name);
    await closeForm(window);
  });

  it('shows in the tree as connected, in the user settings without its token, and as the default', async () => {
    const rows = await window.waitForTreeRows(
      'Providers',
      ([row]) => row?.description?.includes('connected') === true,
    );
    expect(rows).toMatchObject([{ label: name, description: 'acme · default · connected' }]);
    const text = readFileSync(window.settingsFile, 'utf8');
    const settings = JSON.parse(text) as Record<string, unknown>;
    const definitions = Object.entries(settings['gitProviders.providers'] as Record<string, unknown>);
    expect(definitions).toEqual([
      [
        expect.any(String),
        { name, type: key, baseUrl: hosts[key].baseUrl, organization: 'acme', status: 'active' },
      ],
    ]);
    expect(settings['gitProviders.defaultProvider']).toBe(definitions[0]![0]);
    expect(text).not.toContain(hosts[key].token('full access').token);
  });

  it('serves a clone of a private repository with no prompt', async () => {
    await cloneByPalette(window, hosts[key].cloneUrl('acme/web'), join(window.folder, 'clones'));
    expect(existsSync(join(clone, 'README.md'))).toBe(true);
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  it('serves a push from the integrated terminal', async () => {
    await window.openTerminal();
    const result = await window.runInTerminal(
      `cd '${clone}' && echo terminal > terminal.txt && git add . && git commit -qm 'From the terminal' && git push`,
    );
    expect(result.output).toContain('main -> main');
    expect(result.code).toBe(0);
  });

  it('is named in the status bar of the open repository', async () => {
    await window.openFile('clones/web/README.md');
    const status = await until('the provider in the status bar', async () =>
      (await window.hasStatusItem(providerStatusId)) ? window.statusItem(providerStatusId) : undefined,
    );
    expect(status).toMatchObject({ text: name });
    expect(status.ariaLabel).toBe(`Git provider of this repository: ${name}. Connected.`);
    await window.screenshot(`window-${key}`);
  });

  it('serves VS Code’s own push', async () => {
    await writeFile(join(clone, 'window.txt'), 'window\n');
    execFileSync('git', ['-C', clone, 'add', '.']);
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@b.c'];
    execFileSync('git', ['-C', clone, ...author, 'commit', '-qm', 'From the window']);
    await window.runCommand('Git: Push');
    await until('the pushed commit', () => remoteLog(key).includes('From the window') || undefined);
    expect(remoteLog(key)).toContain('From the terminal');
    expect(await window.currentQuickInput()).toBeUndefined();
  });

  /** What the host has, read past the product. */
  function remoteLog(host: typeof key): string {
    const { repositories } = hosts[host];
    const web = repositories.find(
      ({ name: repository, organization }) => repository === 'web' && organization === 'acme',
    );
    return execFileSync('git', ['-C', web!.directory, 'log', '--format=%s', 'main'], { encoding: 'utf8' });
  }
});
