import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addTestedProvider, providerStatusId } from './addProvider';
import { finishClone } from './cloneByPalette';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

/** The second provider of GitHub covers the same repositories with another token. */
const providers = [
  { name: 'Work', host: 'github', productName: 'GitHub', token: 'full access' },
  { name: 'Second', host: 'github', productName: 'GitHub', token: 'oauth' },
  { name: 'Group', host: 'gitlab', productName: 'GitLab', token: 'full access' },
  { name: 'Cloud', host: 'bitbucket', productName: 'Bitbucket', token: 'full access' },
  { name: 'Center', host: 'bitbucketDataCenter', productName: 'Bitbucket', token: 'full access' },
] as const;

let hosts: PracticeHosts;
let window: Workbench;
let clones: string;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  window = await openWorkbench({ theme: 'dark' });
  clones = join(window.folder, 'clones');
  await mkdir(clones);
  for (const { name, host, productName, token } of providers) {
    await addTestedProvider(window, {
      host: { ...hosts[host], productName },
      name,
      token: hosts[host].token(token),
    });
  }
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
});

beforeEach(() => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
  }
});

async function openSources(): Promise<QuickInput> {
  await window.runCommand('Git: Clone');
  return until('the sources to clone from', async () => {
    const seen = await window.currentQuickInput();
    return seen?.items.some(({ label }) => label.startsWith('Clone from')) === true ? seen : undefined;
  });
}

async function waitForRows(
  what: string,
  applies: (labels: readonly string[]) => boolean,
): Promise<QuickInput> {
  return until(
    what,
    async () => {
      const seen = await window.currentQuickInput();
      return seen !== undefined && applies(seen.items.map(({ label }) => label)) ? seen : undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
}

async function leave(): Promise<void> {
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

describe('Git: Clone', () => {
  it('offers every provider with its name and its host’s icon, and asks none of them', async () => {
    const { items } = await openSources();
    await window.screenshot('clone-sources-dark');
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(providers.map(({ name }) => `Clone from ${name}`)),
    );
    for (const host of hosts.all) expect(host.requests).toEqual([]);
    await leave();
  });

  it.each([
    ['Work', 'github', 'infra', 'infrastructure', 'acme · private'],
    ['Group', 'gitlab', 'platform/to', 'tools', 'acme/platform · private'],
    ['Cloud', 'bitbucket', 'backend', 'backend', 'globex · private'],
    ['Center', 'bitbucketDataCenter', 'notes', 'notes', '~alice · private'],
  ] as const)(
    'finds and clones from the list of %s without a question',
    async (name, host, text, label, where) => {
      await openSources();
      await window.pickItem(`Clone from ${name}`);
      await waitForRows(
        'the repositories',
        (labels) => labels.length > 3 && !labels.some((each) => each.startsWith('Clone from')),
      );
      await window.screenshot(`clone-rows-${name}-dark`);
      await window.typeQuickInput(text);
      const { items } = await waitForRows('the one that is looked for', (labels) => labels.join() === label);
      expect(items[0]).toMatchObject({ label, description: where });
      await window.pickItem(label);
      await finishClone(window, clones);
      expect(existsSync(join(clones, label, 'README.md'))).toBe(true);
      const tokens = hosts[host].requests
        .filter(({ gitService }) => gitService !== undefined)
        .flatMap(({ tokenLabel }) => tokenLabel ?? []);
      expect(new Set(tokens)).toEqual(new Set(['full access']));
    },
  );

  it('binds what was cloned to the provider of the list, though another one covers it too', async () => {
    await window.openFile('clones/infrastructure/README.md');
    const status = await until('the provider in the status bar', async () =>
      (await window.hasStatusItem(providerStatusId)) ? window.statusItem(providerStatusId) : undefined,
    );
    expect(status.text).toBe('Work');
    await openSources();
    await window.pickItem('Clone from Second');
    await waitForRows('the repositories', (labels) => labels.includes('api'));
    await window.pickItem('api');
    await finishClone(window, clones);
    await window.openFile('clones/api/README.md');
    await until(
      'the other provider in the status bar',
      async () => ((await window.statusItem(providerStatusId)).text === 'Second' ? true : undefined),
      { seen: () => window.statusItem(providerStatusId) },
    );
  });

  it('says in one sentence, with the provider’s name, why there is no list', async () => {
    hosts.github.revokeToken(hosts.github.token('oauth').token);
    await openSources();
    await window.pickItem('Clone from Second');
    const rejected = await waitForRows('the reason', (labels) => labels.join().includes('Error'));
    await window.screenshot('clone-refused-dark');
    expect(rejected.items[0]?.label).toContain(
      'Second: The host rejects the token: it is mistyped, expired or revoked. Create a new one.',
    );
    await leave();
  });

  it('no longer offers a provider that is deactivated', async () => {
    await window.openActivityBar('Git Providers');
    await window.openRowMenu('Providers', 'Cloud');
    await window.chooseFromMenu('Deactivate');
    await until('the sources without it', async () => {
      const { items } = await openSources();
      const labels = items.map(({ label }) => label);
      await leave();
      return labels.includes('Clone from Cloud') ? undefined : true;
    });
  });
});
