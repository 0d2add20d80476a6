import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRequestRecorder, type RequestRecorder, type SeenRequest } from '../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { signal } from '../unit/hosts/practiceClient';
import { draftFor, hooksPath, valueOf, webhooksOf } from '../unit/hosts/webhookSetting';
import { addTestedProvider, waitForStep } from './addProvider';
import { searchFor } from './canarySearch';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { openWorkbench, type Workbench } from './workbench';

const manage = 'Git Providers: Manage Webhooks…';

let hosts: PracticeHosts;
let directory: string;
let window: Workbench;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts({ only: ['github', 'gitlab'] });
  directory = await mkdtemp(join(tmpdir(), 'gp-'));
  window = await openWorkbench({ directory });
  const { github, gitlab } = hosts;
  const providers = [
    { name: 'Own GitHub', host: { ...github, baseUrl: github.baseUrls.server, productName: 'GitHub' } },
    { name: 'Public GitHub', host: { ...github, baseUrl: github.baseUrls.public, productName: 'GitHub' } },
    { name: 'Own GitLab', host: { ...gitlab, baseUrl: gitlab.baseUrls.server, productName: 'GitLab' } },
  ];
  for (const { name, host } of providers) {
    await addTestedProvider(window, { host, name, token: host.token('full access') });
  }
});

afterAll(async () => {
  await window.close();
  await hosts.closeAll();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

beforeEach(async () => {
  receiver = await startRequestRecorder();
  return async () => {
    await receiver.close();
    await window.pressEscape();
    for (const host of hosts.all) host.faults.clear();
    for (const name of ['github', 'gitlab'] as const) {
      for (const repository of ['web', 'api']) {
        const client = await webhooksOf(hosts, name, repository);
        const { webhooks } = valueOf(await client.list(undefined, signal));
        for (const webhook of webhooks) valueOf(await client.remove(webhook, signal));
      }
    }
  };
});

/**
 * Waits for the list or the question with this title and a placeholder that has `part`, once its own rows are there:
 * those of the one before are seen for a moment. `row`: the label of one of them.
 */
function list(title: string, part: string, row?: string): Promise<QuickInput> {
  return until(
    `“${part}” in “${title}”`,
    async () => {
      const seen = await window.currentQuickInput();
      const there = seen?.title === title && seen.placeholder?.includes(part) === true && !seen.busy;
      if (!there || seen.items.length === 0) return undefined;
      return row === undefined || labels(seen).includes(row) ? seen : undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
}

const labels = ({ items }: QuickInput): readonly string[] => items.map(({ label }) => label);

async function openWebhooks(provider: string, repository = 'web'): Promise<void> {
  await window.runCommand(manage);
  await list('Manage Webhooks', 'Which provider?');
  await window.pickItem(provider);
  await list('Manage Webhooks', 'Which repository');
  await window.pickItem(repository);
}

describe.each([
  {
    provider: 'Own GitHub',
    host: 'github',
    trial: 'Ping',
    told: 'The host has been asked to call.',
    proof: ({ body, headers }: SeenRequest, secret: string) =>
      headers['x-hub-signature-256'] === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  },
  {
    provider: 'Own GitLab',
    host: 'gitlab',
    trial: 'Test',
    told: 'The receiver has accepted the call',
    proof: ({ headers }: SeenRequest, secret: string) => headers['x-gitlab-token'] === secret,
  },
] as const)('Manage Webhooks with $provider', ({ provider, host, trial, told, proof }) => {
  const all = 'Webhooks of acme/web';
  const title = 'Add Webhook to acme/web';

  it('adds one with a secret that is shown once, tries it, sends it again, and deletes it', async () => {
    const url = `${receiver.origin}/ci`;
    await openWebhooks(provider);
    await list(all, 'There is no webhook yet.');
    await window.screenshot(`webhooks-empty-${host}`);
    await window.pickItem('Add Webhook…');

    await waitForStep(window, 'URL that the host calls');
    await window.typeQuickInput('ci.example.com', { accept: true });
    await waitForStep(window, 'This is no URL.');
    await window.typeQuickInput(url, { accept: true });
    const events = await list(title, 'At which events', host === 'github' ? 'pull_request' : 'push_events');
    expect(events.step).toBe('2/4');
    const picked = events.items.filter(({ checked }) => checked === true).map(({ label }) => label);
    expect(picked).toEqual(
      host === 'github'
        ? ['push', 'pull_request', 'create', 'delete']
        : ['push_events', 'merge_requests_events', 'tag_push_events'],
    );
    await window.screenshot(`webhooks-events-${host}`);
    await window.acceptQuickInput();
    await list(title, 'With which secret');
    await window.pickItem('Generate a Secret');
    await list(title, `${url} is called at`);
    await window.goBack();
    await list(title, 'With which secret');
    await window.pickItem('Generate a Secret');
    await list(title, `${url} is called at`);
    expect(hosts[host].webhooks('acme/web')).toEqual([]);
    await window.pickItem('Add Webhook');

    await waitForStep(window, 'Copy it for the receiver now');
    await window.screenshot(`webhooks-secret-${host}`);
    const secret = (await window.readQuickInput()).value;
    expect(secret).toMatch(/^[\w-]{43}$/);
    await window.pressQuickInputButton('Copy');
    await waitForStep(window, 'Copied.');
    expect(await window.clipboard()).toBe(secret);
    await window.acceptQuickInput();

    await list(all, `${url} is added.`, url);
    await window.screenshot(`webhooks-list-${host}`);
    await window.pickItem(url);
    await list(`Webhook ${url}`, 'Active');
    await window.screenshot(`webhooks-one-${host}`);
    await window.pickItem(trial);
    await list(`Webhook ${url}`, told);
    const call = await until('a call', () => receiver.requests.at(-1));
    expect(proof(call, secret)).toBe(true);

    await window.pickItem('Deliveries');
    const deliveries = await list(`Deliveries to ${url}`, 'deliver', 'Open Deliveries on the Web');
    await window.screenshot(`webhooks-deliveries-${host}`);
    expect(deliveries.items[0]?.description).toBe('Arrived (200)');
    const before = receiver.requests.length;
    await window.pickItem(deliveries.items[0]?.label ?? '');
    await list(`Delivery of ${deliveries.items[0]?.label ?? ''}`, 'Arrived (200)');
    await window.pickItem('Redeliver');
    await list(`Deliveries to ${url}`, told);
    await until('the same call again', () => receiver.requests.length > before || undefined);
    await window.goBack();

    await list(`Webhook ${url}`, 'Active');
    await window.pickItem('Delete…');
    const dialog = await until('the question', () => window.dialog());
    expect(dialog.message).toBe('Delete the webhook?');
    await window.screenshot(`webhooks-delete-${host}`);
    await window.pressDialogButton('Delete');
    const rest = await list(all, `${url} is deleted.`, 'Add Webhook…');
    expect(labels(rest)).not.toContain(url);
    expect(hosts[host].webhooks('acme/web')).toEqual([]);
    await window.pressEscape();
    await window.waitForNoQuickInput();

    const search = searchFor([secret]);
    expect(await search.onScreen(window.page)).toEqual([]);
    expect(await search.inFiles(directory, [window.browserProfile])).toEqual([]);
    expect(window.consoleProblems.filter((line) => search.inText(line))).toEqual([]);
  });

  it('leaves nothing behind when it is left at any question', async () => {
    await openWebhooks(provider);
    await list(all, 'There is no webhook yet.');
    await window.goBack();
    await list('Manage Webhooks', 'Which repository');
    await window.pickItem('web');
    await list(all, 'There is no webhook yet.');
    await window.pickItem('Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    await window.goBack();
    await list(all, 'There is no webhook yet.');
    await window.pickItem('Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    await window.typeQuickInput(`${receiver.origin}/ci`, { accept: true });
    await list(title, 'At which events');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    expect(hosts[host].webhooks('acme/web')).toEqual([]);
  });
});

describe('Manage Webhooks', () => {
  it('refuses a URL on this machine for a public host before anything is sent', async () => {
    await openWebhooks('Public GitHub');
    await list('Webhooks of acme/web', 'There is no webhook yet.');
    await window.pickItem('Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    hosts.github.clearRequests();
    await window.typeQuickInput('http://127.0.0.1:8080/ci');
    await waitForStep(window, '127.0.0.1 is this machine');
    await window.acceptQuickInput();
    await waitForStep(window, '127.0.0.1 is this machine');
    await window.screenshot('webhooks-refused');
    expect(hosts.github.requests).toEqual([]);
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('says that another URL costs the secret where the host forgets it, and sends a new one with it', async () => {
    const client = await webhooksOf(hosts, 'gitlab', 'api');
    const made = valueOf(await client.add(draftFor(client, { url: `${receiver.origin}/old` }), signal));
    const url = `${receiver.origin}/new`;
    const title = 'Edit Webhook of acme/api';
    await openWebhooks('Own GitLab', 'api');
    await list('Webhooks of acme/api', '1 webhook');
    await window.pickItem(made.url);
    await list(`Webhook ${made.url}`, 'Active');
    await window.pickItem('Edit…');
    await waitForStep(window, 'URL that the host calls');
    expect((await window.readQuickInput()).value).toBe(made.url);
    await window.acceptQuickInput();
    await list(title, 'At which events');
    await window.acceptQuickInput();
    await list(title, 'With which secret', 'Keep the Secret');
    await window.goBack();
    await list(title, 'At which events');
    await window.goBack();
    await waitForStep(window, 'URL that the host calls');
    await window.typeQuickInput(url, { accept: true });
    await list(title, 'At which events');
    await window.acceptQuickInput();
    const lost = await list(title, 'At another URL the host forgets the secret.', 'Generate a Secret');
    expect(labels(lost)).not.toContain('Keep the Secret');
    await window.screenshot('webhooks-lost-secret');
    await window.pickItem('Use My Own Secret…');
    await waitForStep(window, 'Secret of the webhook, as the receiver knows it.');
    await window.typeQuickInput('one of the receiver');
    expect((await window.readQuickInput()).password).toBe(true);
    await window.acceptQuickInput();
    await list(title, `${url} is called at`);
    await window.pickItem('Save Changes');
    await list(`Webhook ${url}`, 'The webhook is changed.');
    expect(hosts.gitlab.webhooks('acme/api')[0]?.settings).toMatchObject({
      url,
      secret: 'one of the receiver',
    });
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('leads from a webhook to what keeps it from starting anything', async () => {
    const client = await webhooksOf(hosts, 'github', 'api');
    const draft = draftFor(client, { url: `${receiver.origin}/off`, active: false });
    valueOf(await client.add(draft, signal));
    await openWebhooks('Own GitHub', 'api');
    await list('Webhooks of acme/api', '1 webhook', draft.url);
    await window.pickItem(draft.url);
    await list(`Webhook ${draft.url}`, 'Inactive');
    await window.pickItem('Diagnose…');
    await until('the diagnosis', async () => {
      const seen = await window.currentQuickInput();
      return seen?.title?.includes('Webhook not triggering pipelines') === true && !seen.busy
        ? seen
        : undefined;
    });
    await window.screenshot('webhooks-diagnosed');
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });

  it('says which permission the token lacks, and what helps', async () => {
    hosts.gitlab.faults.set(hooksPath('gitlab', 'web'), {
      status: 403,
      body: JSON.stringify({ error: 'insufficient_scope', scope: 'api' }),
    });
    await openWebhooks('Own GitLab');
    const told = await list('Webhooks of acme/web', 'lacks these permissions: api.', 'Try Again');
    expect(labels(told)).toEqual(['Try Again', 'Open Token Page', 'Update Token…']);
    await window.screenshot('webhooks-missing-scope');
    hosts.gitlab.faults.clear();
    await window.pickItem('Try Again');
    await list('Webhooks of acme/web', 'There is no webhook yet.');
    await window.pressEscape();
    await window.waitForNoQuickInput();
  });
});
