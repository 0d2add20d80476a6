import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/account/secret';
import { startRequestRecorder, type RequestRecorder, type SeenRequest } from '../hosts/core/requestRecorder';
import { exchange } from '../unit/practice/contractVerdicts';
import { basic } from '../unit/practice/getJson';
import { signal } from '../unit/hosts/practiceClient';
import {
  draftFor,
  fullNameOn,
  hooksPath,
  valueOf,
  webhooksOf,
  type HostName,
} from '../unit/hosts/webhookSetting';
import { waitForStep } from './addProvider';
import { pushCommit } from './pushCommit';
import { until } from './until';
import { labels, openWebhookWindow, type WebhookWindow } from './webhookWindow';

const canary = 'canary-of-a-webhook-0123456789';
/** A public address at which nothing is called: practice hosts call loopback only. */
const elsewhere = 'https://ci.acme.example/hook';

let world: WebhookWindow;
let receiver: RequestRecorder;

beforeAll(async () => {
  world = await openWebhookWindow('light');
});
afterAll(() => world.close());
beforeEach(async () => {
  receiver = await startRequestRecorder();
  return async () => {
    await world.tidy();
    await receiver.close();
  };
});

const signedIn =
  (header: string) =>
  ({ body, headers }: SeenRequest, secret: string): boolean =>
    headers[header] === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** What the host itself holds of its only webhook for `web`. */
function held(host: HostName) {
  const [webhook] = world.hosts[host].webhooks(fullNameOn(host, 'web'));
  if (webhook === undefined) throw new Error('There is no webhook.');
  return webhook;
}

/** A webhook of `web` that is there already, with the canary for its secret. */
async function addBefore(host: HostName, url: string): Promise<void> {
  const client = await webhooksOf(world.hosts, host, 'web');
  valueOf(await client.add(draftFor(client, { url, secret: new Secret(canary) }), signal));
}

/** The extension lets no webhook of a public service call this machine: on the practice host it is made to. */
async function callThisMachine(url: string): Promise<void> {
  const { bitbucket } = world.hosts;
  const client = await webhooksOf(world.hosts, 'bitbucket', 'web');
  const [webhook] = valueOf(await client.list(undefined, signal)).webhooks;
  const { token, email = '' } = bitbucket.token('full access');
  const at = `${bitbucket.origin}${hooksPath('bitbucket', 'web')}/${encodeURIComponent(webhook?.id ?? '')}`;
  await exchange(at, basic(email, token), 'PUT', { url });
}

describe.each([
  {
    host: 'github',
    usual: ['push', 'pull_request', 'create', 'delete'],
    more: 'release',
    genuine: signedIn('x-hub-signature-256'),
    trial: 'Ping',
    told: 'The host has been asked to call.',
    sent: 'ping',
  },
  {
    host: 'gitlab',
    usual: ['push_events', 'merge_requests_events', 'tag_push_events'],
    more: 'releases_events',
    genuine: ({ headers }: SeenRequest, secret: string) => headers['x-gitlab-token'] === secret,
    trial: 'Test',
    told: 'The receiver has accepted the call',
    sent: 'push_events',
  },
  {
    host: 'bitbucket',
    usual: [
      'repo:push',
      'pullrequest:created',
      'pullrequest:updated',
      'pullrequest:fulfilled',
      'pullrequest:rejected',
    ],
    more: 'repo:fork',
    genuine: signedIn('x-hub-signature'),
  },
  {
    host: 'bitbucketDataCenter',
    usual: ['repo:refs_changed', 'pr:opened', 'pr:from_ref_updated', 'pr:merged', 'pr:declined'],
    more: 'repo:forked',
    genuine: signedIn('x-hub-signature'),
    trial: 'Test',
    told: 'The receiver has accepted the call (200).',
    sent: 'diagnostics:ping',
  },
] as const)('Manage Webhooks at $host', ({ host, usual, more, genuine, trial, told = '', sent = '' }) => {
  const fullName = fullNameOn(host, 'web');
  const all = `Webhooks of ${fullName}`;
  const adding = `Add Webhook to ${fullName}`;

  it('adds one for the events that are picked, with a secret shown once that signs what a push sends', async () => {
    const { window, list, hosts } = world;
    const called = `${receiver.origin}/ci`;
    const url = host === 'bitbucket' ? elsewhere : called;
    await world.openWebhooks(host);
    await list(all, 'There is no webhook yet.');
    await window.screenshot(`webhooks-empty-${host}`);
    await window.pickItem('Add Webhook…');
    await waitForStep(window, 'URL that the host calls');
    await window.typeQuickInput('ci.example.com', { accept: true });
    await waitForStep(window, 'This is no URL.');
    await window.typeQuickInput(url, { accept: true });
    const events = await list(adding, 'At which events', usual[0]);
    expect(events.step).toBe('2/4');
    const picked = events.items.filter(({ checked }) => checked === true).map(({ label }) => label);
    expect(picked).toEqual(usual);
    await window.screenshot(`webhooks-events-${host}`);
    await window.typeQuickInput(more);
    await window.pickItem(more);
    await window.acceptQuickInput();
    await list(adding, 'With which secret');
    await window.screenshot(`webhooks-secrets-${host}`);
    await window.pickItem('Generate a Secret');
    await list(adding, 'Add the webhook?', 'Secret');
    await window.goBack();
    await list(adding, 'With which secret');
    await window.pickItem('Generate a Secret');
    await list(adding, 'Add the webhook?', 'Secret');
    await window.screenshot(`webhooks-summary-${host}`);
    expect(hosts[host].webhooks(fullName)).toEqual([]);
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
    expect([...held(host).settings.events].sort()).toEqual([...usual, more].sort());
    await window.pressEscape();
    await window.waitForNoQuickInput();
    await world.isNowhere(secret);

    if (url !== called) await callThisMachine(called);
    const before = receiver.requests.length;
    await pushCommit(hosts[host], fullName);
    const call = await until('the call of the push', () => receiver.requests[before]);
    expect(call.url).toBe('/ci');
    expect(genuine(call, secret)).toBe(true);
    expect(genuine(call, canary)).toBe(false);
  });

  it('changes the events and switches it off and on where the host can; the secret stays, and is not shown', async () => {
    const { window, list } = world;
    await addBefore(host, elsewhere);
    const one = `Webhook ${elsewhere}`;
    const editing = `Edit Webhook of ${fullName}`;
    await world.openWebhooks(host);
    await list(all, '1 webhook', elsewhere);
    await window.pickItem(elsewhere);
    const offered = await list(one, 'Active');
    await window.screenshot(`webhooks-one-${host}`);
    await window.pickItem('Edit…');
    await waitForStep(window, 'URL that the host calls');
    expect((await window.readQuickInput()).value).toBe(elsewhere);
    await window.acceptQuickInput();
    await list(editing, 'At which events', usual[0]);
    await window.typeQuickInput(more);
    await window.pickItem(more);
    await window.acceptQuickInput();
    await list(editing, 'With which secret');
    await window.pickItem('Keep the Secret');
    await list(editing, 'Save the changes?');
    await window.pickItem('Save Changes');
    await list(one, 'The webhook is changed.');
    expect(held(host).settings).toMatchObject({ active: true, secret: canary });
    expect([...held(host).settings.events].sort()).toEqual([usual[0], more].sort());

    if (host === 'gitlab') expect(labels(offered)).not.toContain('Disable');
    else {
      await window.pickItem('Disable');
      await list(one, 'The webhook is inactive.', 'Enable');
      expect(held(host).settings).toMatchObject({ active: false, secret: canary, url: elsewhere });
      await window.goBack();
      const listed = await list(all, '1 webhook', elsewhere);
      expect(listed.items[0]?.description).toMatch(/^Inactive/);
      await window.screenshot(`webhooks-inactive-${host}`);
      await window.pickItem(elsewhere);
      await list(one, 'Inactive', 'Enable');
      await window.pickItem('Enable');
      await list(one, 'The webhook is active.', 'Disable');
      expect(held(host).settings).toMatchObject({ active: true, secret: canary, url: elsewhere });
    }
    await world.isNowhere(canary);
  });

  it('calls the receiver and tells how deliveries went, or leads to the host’s page of them', async () => {
    const { window, list, hosts } = world;
    const url = trial === undefined ? elsewhere : `${receiver.origin}/ci`;
    await addBefore(host, url);
    await world.openWebhooks(host);
    await list(all, '1 webhook', url);
    await window.pickItem(url);
    const offered = labels(await list(`Webhook ${url}`, 'Active'));
    if (trial === undefined) {
      expect(offered.filter((label) => /^(Ping|Test|Deliveries)$/.test(label))).toEqual([]);
      const opened = window.page.context().waitForEvent('page');
      await window.pickItem('Open Deliveries on the Web');
      await (await opened).close();
      const asked = () => hosts[host].requests.some(({ path }) => path.endsWith('/acme/web/admin/webhooks'));
      await until('the page of the host', () => asked() || undefined);
      return;
    }
    await window.pickItem(trial);
    await list(`Webhook ${url}`, told);
    const call = await until('a call', () => receiver.requests.at(-1));
    expect(genuine(call, canary)).toBe(true);
    await window.pickItem('Deliveries');
    const deliveries = await list(`Deliveries to ${url}`, 'deliver', 'Open Deliveries on the Web');
    await window.screenshot(`webhooks-deliveries-${host}`);
    expect(deliveries.items[0]).toMatchObject({ label: sent, description: 'Arrived (200)' });
    const before = receiver.requests.length;
    await window.pickItem(sent);
    const choices = labels(await list(`Delivery of ${sent}`, 'Arrived (200)'));
    await window.screenshot(`webhooks-delivery-${host}`);
    if (host === 'bitbucketDataCenter') expect(choices).toEqual(['Open Deliveries on the Web']);
    else {
      await window.pickItem('Redeliver');
      await list(`Deliveries to ${url}`, told, 'Open Deliveries on the Web');
      await until('the same call again', () => receiver.requests.length > before || undefined);
      expect(genuine(receiver.requests.at(-1) ?? call, canary)).toBe(true);
    }
    await world.isNowhere(canary);
  });

  it('deletes one once it was asked', async () => {
    const { window, list, hosts } = world;
    await addBefore(host, elsewhere);
    await world.openWebhooks(host);
    await list(all, '1 webhook', elsewhere);
    for (const verb of ['Cancel', 'Delete']) {
      await window.pickItem(verb === 'Cancel' ? elsewhere : 'Delete…');
      if (verb === 'Cancel') {
        await list(`Webhook ${elsewhere}`, 'Active', 'Delete…');
        await window.pickItem('Delete…');
      }
      const dialog = await until('the question', () => window.dialog());
      expect(dialog.message).toBe('Delete the webhook?');
      await window.screenshot(`webhooks-delete-${host}`);
      await window.pressDialogButton(verb);
      if (verb === 'Cancel') await list(`Webhook ${elsewhere}`, 'Active', 'Delete…');
    }
    const rest = await list(all, `${elsewhere} is deleted.`, 'Add Webhook…');
    expect(labels(rest)).not.toContain(elsewhere);
    expect(hosts[host].webhooks(fullName)).toEqual([]);
  });

  it('leaves nothing behind when it is left at any question', async () => {
    const { window, list, hosts } = world;
    await world.openWebhooks(host);
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
    await window.typeQuickInput(elsewhere, { accept: true });
    await list(adding, 'At which events');
    await window.pressEscape();
    await window.waitForNoQuickInput();
    expect(hosts[host].webhooks(fullName)).toEqual([]);
  });
});
