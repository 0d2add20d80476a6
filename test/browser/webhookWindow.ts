import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { signal } from '../unit/hosts/practiceClient';
import {
  fullNameOn,
  hostNames,
  serverOf,
  valueOf,
  webhooksOf,
  type HostName,
} from '../unit/hosts/webhookSetting';
import { answer } from './addProvider';
import { searchFor } from './canarySearch';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';
import type { WorkbenchOptions } from './workbenchOptions';

/** As the trees show them. */
export const providerNames: Readonly<Record<HostName, string>> = {
  github: 'Own GitHub',
  gitlab: 'Own GitLab',
  bitbucket: 'Cloud',
  bitbucketDataCenter: 'Center',
};

export interface WebhookWindow {
  readonly hosts: PracticeHosts;
  readonly window: Workbench;
  /** Everything of VS Code's is below it. */
  readonly directory: string;
  /**
   * Waits for the list with this title and a placeholder that has `part`, once its own rows are there: those of the one
   * before are seen for a moment. `row`: the label of one of them.
   */
  readonly list: (title: string, part: string, row?: string) => Promise<QuickInput>;
  /** *Manage Webhooks…* by the palette, to the list of a repository of acme. */
  openWebhooks(host: HostName, repository?: string): Promise<void>;
  /** A secret is neither on the screen, nor in a file or a log of VS Code's, nor on the console. */
  isNowhere(secret: string): Promise<void>;
  /** Closes what is open, and takes webhooks and faults off the hosts. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export const labels = ({ items }: QuickInput): readonly string[] => items.map(({ label }) => label);

const id = (kind: 1 | 2, index: number) =>
  `${String(kind).repeat(8)}-1111-4111-8111-00000000000${String(index)}`;

/**
 * A window with a provider and a project at each of the practice hosts.
 *
 * @param tokens labels of the hosts' tokens where *full access* is not meant
 */
export async function openWebhookWindow(
  theme: NonNullable<WorkbenchOptions['theme']>,
  tokens: Readonly<Partial<Record<HostName, string>>> = {},
): Promise<WebhookWindow> {
  const hosts = await startPracticeHosts();
  const directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const entries = hostNames.map((host, index) => {
    const [providerId, baseUrl] = [id(1, index), serverOf(hosts, host)];
    const repositoryUrl = hosts[host].cloneUrl(fullNameOn(host, 'web'), baseUrl);
    const provider = { name: providerNames[host], type: hosts[host].type, baseUrl };
    return {
      providerId,
      provider,
      project: { name: `${providerNames[host]} web`, repositoryUrl, providerId },
    };
  });
  const window = await openWorkbench({
    directory,
    theme,
    userSettings: {
      'gitProviders.providers': Object.fromEntries(entries.map((one) => [one.providerId, one.provider])),
      'gitProviders.projects': Object.fromEntries(entries.map(({ project }, i) => [id(2, i), project])),
    },
  });

  await window.runCommand('Git Providers: Add Tokens…');
  for (const [index, host] of hostNames.entries()) {
    await window.readQuickInput(`Add Tokens (${String(index + 1)} of 4): ${providerNames[host]}`);
    const { token, email } = hosts[host].token(tokens[host] ?? 'full access');
    await answer(window, 'Access token for', token);
    if (email !== undefined) await answer(window, 'Email of the account', email);
  }
  await until('the test of all', async () => {
    const connected = window.page.locator('.statusbar').getByText('All 4 providers are connected.');
    return (
      (await connected.count()) > 0 || (await window.currentQuickInput())?.title === 'Test All' || undefined
    );
  });
  await window.pressEscape();
  await window.waitForNoQuickInput();

  const list: WebhookWindow['list'] = (title, part, row) =>
    until(
      `“${part}” in “${title}”`,
      async () => {
        const seen = await window.currentQuickInput();
        const there = seen?.title === title && seen.placeholder?.includes(part) === true && !seen.busy;
        if (!there || seen.items.length === 0) return undefined;
        return row === undefined || labels(seen).includes(row) ? seen : undefined;
      },
      { seen: () => window.currentQuickInput() },
    );
  return {
    hosts,
    window,
    directory,
    list,
    async openWebhooks(host, repository = 'web') {
      await window.runCommand('Git Providers: Manage Webhooks…');
      await list('Manage Webhooks', 'Which provider?');
      await window.pickItem(providerNames[host]);
      await list('Manage Webhooks', 'Which repository');
      await window.pickItem(repository);
    },
    async isNowhere(secret) {
      const search = searchFor([secret]);
      expect(await search.onScreen(window.page)).toEqual([]);
      expect(await search.inFiles(directory, [window.browserProfile])).toEqual([]);
      expect(window.consoleProblems.filter((line) => search.inText(line))).toEqual([]);
    },
    async tidy() {
      await until('nothing to be open', async () => {
        if ((await window.currentQuickInput()) === undefined) return true;
        await window.pressEscape();
        return undefined;
      });
      for (const host of hosts.all) host.faults.clear();
      for (const host of hostNames) {
        for (const repository of ['web', 'api']) {
          const client = await webhooksOf(hosts, host, repository);
          const { webhooks } = valueOf(await client.list(undefined, signal));
          for (const webhook of webhooks) valueOf(await client.remove(webhook, signal));
        }
      }
    },
    async close() {
      await window.close();
      await hosts.closeAll();
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
