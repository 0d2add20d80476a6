import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRequestRecorder, type RequestRecorder } from '../hosts/core/requestRecorder';
import { signal } from '../unit/hosts/practiceClient';
import {
  draftFor,
  fullNameOn,
  hooksPath,
  hostNames,
  valueOf,
  webhooksOf,
  type HostName,
} from '../unit/hosts/webhookSetting';
import { waitForStep } from './addProvider';
import { until } from './until';
import { labels, openWebhookWindow, providerNames, type WebhookWindow } from './webhookWindow';

const elsewhere = 'https://ci.acme.example/hook';

let world: WebhookWindow;
let receiver: RequestRecorder;

beforeAll(async () => {
  world = await openWebhookWindow('dark', { bitbucket: 'without deletion of webhooks' });
});
afterAll(() => world.close());
beforeEach(async () => {
  receiver = await startRequestRecorder();
  return async () => {
    await world.tidy();
    await receiver.close();
  };
});

/** A webhook that is there already. */
async function addBefore(host: HostName, repository: string, url: string, active = true): Promise<void> {
  const client = await webhooksOf(world.hosts, host, repository);
  valueOf(await client.add(draftFor(client, { url, active }), signal));
}

describe('Manage Webhooks', () => {
  it('refuses a URL on this machine for a public host before anything is sent', async () => {
    const { window, list, hosts } = world;
    await world.openWebhooks('bitbucket');
    await list('Webhooks of acme/web', 'There is no webhook yet.');
    await window.pickItem('Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    hosts.bitbucket.clearRequests();
    await window.typeQuickInput('http://127.0.0.1:8080/ci');
    await waitForStep(window, '127.0.0.1 is this machine');
    await window.acceptQuickInput();
    await waitForStep(window, '127.0.0.1 is this machine');
    await window.screenshot('webhooks-refused');
    expect(hosts.bitbucket.requests).toEqual([]);
  });

  it('says that another URL costs the secret where the host forgets it, and signs with a key given instead', async () => {
    const { window, list, hosts } = world;
    const [old, url] = [`${receiver.origin}/old`, `${receiver.origin}/new`];
    const title = 'Edit Webhook of acme/api';
    await addBefore('gitlab', 'api', old);
    await world.openWebhooks('gitlab', 'api');
    await list('Webhooks of acme/api', '1 webhook', old);
    await window.pickItem(old);
    await list(`Webhook ${old}`, 'Active');
    await window.pickItem('Edit…');
    await waitForStep(window, 'URL that the host calls');
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
    const key = Buffer.alloc(32, 7);
    await window.typeQuickInput(`whsec_${key.toString('base64')}`);
    expect((await window.readQuickInput()).password).toBe(true);
    await window.acceptQuickInput();
    await list(title, 'Save the changes?', 'Secret');
    await window.screenshot('webhooks-edit-summary');
    await window.pickItem('Save Changes');
    await list(`Webhook ${url}`, 'The webhook is changed.');
    await window.pickItem('Test');
    await list(`Webhook ${url}`, 'The receiver has accepted the call');
    const { headers, body } = await until('the call', () => receiver.requests.at(-1));
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(hosts.gitlab.webhooks('acme/api')).toHaveLength(1);
  });

  it.each(['github', 'bitbucket', 'bitbucketDataCenter'] as const)(
    'at %s leads from a webhook that is off to what keeps it from starting anything',
    async (host) => {
      const { window, list } = world;
      await addBefore(host, 'api', elsewhere, false);
      await world.openWebhooks(host, 'api');
      await list(`Webhooks of ${fullNameOn(host, 'api')}`, '1 webhook', elsewhere);
      await window.pickItem(elsewhere);
      await list(`Webhook ${elsewhere}`, 'Inactive');
      await window.pickItem('Diagnose…');
      // A single cause is the sentence itself; the token for Bitbucket lacks a permission too.
      const said = host === 'bitbucket' ? '2 causes found.' : '(https://ci.acme.example) is disabled';
      const found = await list('Webhook not triggering pipelines', said, 'Manage Webhooks…');
      expect(found.items[0]?.detail).toMatch(/^Webhook .*https:\/\/ci\.acme\.example\)? is disabled: /);
      await window.screenshot(`webhooks-diagnosed-${host}`);
      await window.pickItem('Manage Webhooks…');
      await list(`Webhooks of ${fullNameOn(host, 'api')}`, '1 webhook', elsewhere);
    },
  );

  it('says which permission the token lacks, and what helps', async () => {
    const { window, list, hosts } = world;
    hosts.gitlab.faults.set(hooksPath('gitlab', 'web'), {
      status: 403,
      body: JSON.stringify({ error: 'insufficient_scope', scope: 'api' }),
    });
    await world.openWebhooks('gitlab');
    const told = await list('Webhooks of acme/web', 'lacks these permissions: api.', 'Try Again');
    expect(labels(told)).toEqual(['Try Again', 'Open Token Page', 'Update Token…']);
    await window.screenshot('webhooks-missing-scope');
    hosts.gitlab.faults.clear();
    await window.pickItem('Try Again');
    await list('Webhooks of acme/web', 'There is no webhook yet.');
  });

  it('names the scope of its own that deleting needs at Bitbucket, and the webhook stays', async () => {
    const { window, list, hosts } = world;
    await addBefore('bitbucket', 'web', elsewhere);
    await world.openWebhooks('bitbucket');
    await list('Webhooks of acme/web', '1 webhook', elsewhere);
    await window.pickItem(elsewhere);
    await list(`Webhook ${elsewhere}`, 'Active', 'Delete…');
    await window.pickItem('Delete…');
    await until('the question', () => window.dialog());
    await window.pressDialogButton('Delete');
    const told = await list(`Webhook ${elsewhere}`, 'delete:webhook:bitbucket', 'Try Again');
    await window.screenshot('webhooks-missing-delete');
    expect(labels(told)).toEqual(['Try Again', 'Open Token Page', 'Update Token…']);
    await window.goBack();
    await list(`Webhook ${elsewhere}`, 'Active', 'Delete…');
    expect(hosts.bitbucket.webhooks('acme/web')).toHaveLength(1);
  });
});

describe.each(hostNames)('the rows of %s', (host) => {
  const fullName = fullNameOn(host, 'web');
  const shows = async (view: string, row: string, entry: string): Promise<void> => {
    const { window } = world;
    expect(await window.openRowMenu(view, row)).toEqual(
      expect.arrayContaining(['Manage Webhooks…', 'Add Webhook…']),
    );
    await window.chooseFromMenu(entry);
  };

  it('of a project and a repository lead to its webhooks, and to a new one', async () => {
    const { window, list } = world;
    const [name, project] = [providerNames[host], `${providerNames[host]} web`];
    await addBefore(host, 'web', elsewhere);
    await window.openActivityBar('Git Providers');
    await shows('Projects', project, 'Manage Webhooks…');
    // As the project's address spells it.
    const spelled = host === 'bitbucketDataCenter' ? fullName.toLowerCase() : fullName;
    await list(`Webhooks of ${spelled}`, '1 webhook', elsewhere);
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await window.toggleRow('Providers', name);
    await window.toggleRow('Providers', 'Repositories');
    await window.treeRow('Providers', 'web');
    await window.screenshot(`webhooks-rows-${host}`);
    await shows('Providers', 'web', 'Manage Webhooks…');
    await list(`Webhooks of ${fullName}`, '1 webhook', elsewhere);
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await shows('Providers', 'web', 'Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    expect((await window.readQuickInput()).title).toBe(`Add Webhook to ${fullName}`);
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await window.toggleRow('Providers', name);
  });
});
