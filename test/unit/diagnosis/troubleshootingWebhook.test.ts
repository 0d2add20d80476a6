import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Diagnosis } from '../../../src/core/diagnosis/troubleshooting/diagnosis';
import type { Provider } from '../../../src/core/provider/provider';
import type { Webhook, WebhookDraft } from '../../../src/core/webhook/webhook';
import type { WebhookClient } from '../../../src/core/webhook/webhookClient';
import { refusedOrigin, startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { sample } from '../core/sampleProviders';
import { signal } from '../hosts/practiceClient';
import {
  draftFor,
  fullNameOn,
  hooksPath,
  serverOf,
  valueOf,
  webhooksOf,
  type HostName,
} from '../hosts/webhookSetting';
import { exchange } from '../practice/contractVerdicts';
import { basic } from '../practice/getJson';
import { kindOf, kindsOf, openTroubleshootingWorld, type TroubleshootingWorld } from './troubleshootingWorld';

// A diagnosis runs Git and asks a host many things.
vi.setConfig({ testTimeout: 30_000 });

let world: TroubleshootingWorld;
let receivers: RequestRecorder[] = [];
const added: (readonly [WebhookClient, Webhook])[] = [];

beforeAll(async () => {
  world = await openTroubleshootingWorld();
}, 60_000);
afterAll(() => world.close());
afterEach(async () => {
  for (const [client, webhook] of added.splice(0)) await client.remove(webhook, signal);
  await Promise.all(receivers.map((each) => each.close()));
  receivers = [];
});

async function receiver(status?: number): Promise<string> {
  const recorder = await startRequestRecorder(status);
  receivers.push(recorder);
  return recorder.origin;
}

/** A webhook on a practice host, as an administrator of the repository would add it. */
async function add(name: HostName, draft: Partial<WebhookDraft>): Promise<readonly [WebhookClient, Webhook]> {
  const client = await webhooksOf(world.practice, name, 'web');
  const webhook = valueOf(await client.add(draftFor(client, draft), signal));
  added.push([client, webhook]);
  return [client, webhook];
}

async function look(
  host: HostName,
  {
    base = serverOf(world.practice, host),
    label = 'full access',
    more = {},
  }: {
    readonly base?: string;
    readonly label?: string;
    readonly more?: Partial<Provider>;
  } = {},
  webhookId?: string,
): Promise<Diagnosis> {
  const [organization = ''] = fullNameOn(host, 'web').split('/');
  const provider = sample(base, { type: world.practice[host].type, organization, ...more });
  const machine = world.machine(provider);
  const { token, email } = world.practice[host].token(label);
  await machine.token(provider, token, email === undefined ? {} : { email });
  return machine.diagnose({
    trouble: 'webhook',
    provider,
    repository: fullNameOn(host, 'web'),
    ...(webhookId !== undefined && { webhookId }),
  });
}

/** The extension sends no such URL to a public service: somebody else has. */
async function moveOnHost(id: string, url: string): Promise<void> {
  const { bitbucket } = world.practice;
  const { token, email = '' } = bitbucket.token('full access');
  const at = `${bitbucket.origin}${hooksPath('bitbucket', 'web')}/${encodeURIComponent(id)}`;
  await exchange(at, basic(email, token), 'PUT', { url });
}

describe('a webhook that triggers no pipeline', () => {
  it.each(['gitlab', 'bitbucket', 'bitbucketDataCenter'] as const)('is missing on %s', async (host) => {
    const diagnosis = await look(host);
    expect(kindsOf(diagnosis)).toEqual(['webhookMissing']);
    expect(diagnosis.found.find(({ cause }) => cause.kind === 'webhookMissing')?.treatments).toEqual([
      { kind: 'manageWebhooks', repository: fullNameOn(host, 'web') },
    ]);
  });

  it('belongs to a provider that is inactive: both are found', async () => {
    const diagnosis = await look('gitlab', { more: { status: 'inactive' } });
    expect(kindsOf(diagnosis)).toEqual(['inactive', 'webhookMissing']);
  });

  it('is disabled, and on a private address that the host cannot call: both are found', async () => {
    await add('github', { url: 'https://10.0.0.7/hook?token=canary-in-a-query', active: false });
    const diagnosis = await look('github', { base: world.practice.github.baseUrl });
    expect(kindsOf(diagnosis)).toEqual(['webhookDisabled', 'webhookUrl']);
    expect(diagnosis.found[1]?.cause).toMatchObject({ problem: { kind: 'notPublic', address: 'private' } });
    expect(JSON.stringify(diagnosis)).not.toContain('canary');
  });

  it('is on a loopback address', async () => {
    await add('github', { url: 'https://localhost/hook' });
    const { found } = await look('github', { base: world.practice.github.baseUrl });
    expect(found[0]?.cause).toMatchObject({ kind: 'webhookUrl', problem: { address: 'loopback' } });
  });

  it('fails: the receiver answers with an error, or nothing answers', async () => {
    const [client, failing] = await add('gitlab', { url: await receiver(500) });
    for (let i = 0; i < 3; i += 1) await client.test(failing, undefined, signal);
    const diagnosis = await look('gitlab');
    expect(kindsOf(diagnosis)).toEqual(['webhookFailing']);
    expect(diagnosis.found[0]?.cause).toMatchObject({ status: 500, failed: { count: 3, of: 3 } });
    const [github, silent] = await add('github', { url: await refusedOrigin() });
    valueOf(await github.ping(silent, signal));
    await expect.poll(() => world.practice.github.webhooks('acme/web')[0]?.deliveries.length).toBe(1);
    const { found } = await look('github');
    expect(found[0]?.cause).toMatchObject({ kind: 'webhookFailing', status: undefined });
  });

  it('cannot be managed with a token that lacks the permission', async () => {
    expect(kindsOf(await look('gitlab', { label: 'read only' }))).toEqual([
      'webhookMissing',
      'scopes scopesMissing',
    ]);
    expect(kindsOf(await look('github', { label: 'read only' }))).toEqual(['webhooks webhooksRefused']);
  });

  it('cannot be managed by an account whose role is too low', async () => {
    expect(kindsOf(await look('gitlab', { label: 'bob' }))).toEqual(['webhooks webhooksRefused']);
  });

  it('is not called for pushes', async () => {
    const events = ['issues'];
    await add('github', { url: await receiver(), events });
    expect(kindsOf(await look('github'))).toEqual(['webhookWithoutPush']);
  });

  it('is looked at alone where it is the one that was asked about', async () => {
    const [client, one] = await add('gitlab', { url: await receiver() });
    await client.test(one, undefined, signal);
    await add('gitlab', { url: 'https://ci.acme.example/a', events: ['tag_push_events'] });
    expect(kindsOf(await look('gitlab', {}, one.id))).toEqual([]);
    expect(kindsOf(await look('gitlab'))).toEqual(['webhookWithoutPush']);
    expect(kindsOf(await look('gitlab', {}, '999999'))).toEqual(['webhookGone']);
  });

  it('is not found where nothing is wrong, and whether it can be reached is never claimed', async () => {
    const [client, webhook] = await add('gitlab', { url: await receiver() });
    await client.test(webhook, undefined, signal);
    const diagnosis = await look('gitlab');
    expect(kindsOf(diagnosis)).toEqual([]);
    expect(diagnosis.found.map(kindOf)).toEqual(['webhookInside']);
  });
});

describe('a webhook of Bitbucket that triggers no pipeline', () => {
  it('is disabled; how its calls went only a server tells', async () => {
    await add('bitbucket', { active: false });
    await add('bitbucketDataCenter', { active: false });
    const cloud = await look('bitbucket');
    expect(kindsOf(cloud)).toEqual(['webhookDisabled']);
    expect(cloud.found.map(kindOf)).toContain('webhookCallsUntold');
    const server = await look('bitbucketDataCenter');
    expect(kindsOf(server)).toEqual(['webhookDisabled']);
    expect(server.found.map(kindOf)).toContain('webhookNeverCalled');
  });

  it('fails: the server tells of the latest call, whether it was answered or not', async () => {
    const [client, failing] = await add('bitbucketDataCenter', { url: await receiver(500) });
    valueOf(await client.test(failing, undefined, signal));
    const { found } = await look('bitbucketDataCenter');
    expect(found[0]?.cause).toMatchObject({ kind: 'webhookFailing', status: 500 });
    expect(found[0]?.cause).not.toHaveProperty('failed');
    await client.remove(failing, signal);
    const [, silent] = await add('bitbucketDataCenter', { url: await refusedOrigin() });
    valueOf(await client.test(silent, undefined, signal));
    const again = await look('bitbucketDataCenter');
    expect(again.found[0]?.cause).toMatchObject({ kind: 'webhookFailing', status: undefined });
  });

  it('is on a private address, which the Cloud cannot call and a server may', async () => {
    const url = 'https://10.0.0.7/hook?token=canary-in-a-query';
    const [, webhook] = await add('bitbucket', {});
    await moveOnHost(webhook.id, url);
    await add('bitbucketDataCenter', { url });
    const cloud = await look('bitbucket');
    expect(kindsOf(cloud)).toEqual(['webhookUrl']);
    expect(cloud.found[0]?.cause).toMatchObject({ problem: { kind: 'notPublic', address: 'private' } });
    const server = await look('bitbucketDataCenter');
    expect(kindsOf(server)).toEqual([]);
    expect(server.found.map(kindOf)).toContain('webhookInside');
    expect(JSON.stringify([cloud, server])).not.toContain('canary');
  });

  it('cannot be managed with a token that lacks the permission, or by an account whose role is too low', async () => {
    const scopes = await look('bitbucket', { label: 'without webhook scopes' });
    expect(kindsOf(scopes)).toEqual(['scopes scopesMissing']);
    expect(kindsOf(await look('bitbucketDataCenter', { label: 'read only' }))).toEqual([
      'webhooks webhooksRefused',
    ]);
    expect(kindsOf(await look('bitbucketDataCenter', { label: 'bob' }))).toEqual([
      'webhooks webhooksRefused',
    ]);
  });

  it('is not called for pushes, and is gone where it is looked for', async () => {
    await add('bitbucket', { events: ['issue:created'] });
    await add('bitbucketDataCenter', { events: ['pr:opened'] });
    expect(kindsOf(await look('bitbucket'))).toEqual(['webhookWithoutPush']);
    expect(kindsOf(await look('bitbucketDataCenter'))).toEqual(['webhookWithoutPush']);
    expect(kindsOf(await look('bitbucket', {}, '{0}'))).toEqual(['webhookGone']);
    expect(kindsOf(await look('bitbucketDataCenter', {}, '999999'))).toEqual(['webhookGone']);
  });
});
