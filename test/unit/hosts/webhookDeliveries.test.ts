import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { deliveriesAnswer, deliveryOf, withExactIds } from '../../../src/hosts/github/webhookAnswers';
import { decode } from '../../../src/hosts/transport/decode';
import { hostExchanges } from '../../hosts/contract/hostExchanges';
import { validateExchange } from '../../hosts/contract/validateExchange';
import { refusedOrigin, startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { signal } from './practiceClient';
import { draftFor, hostNames, valueOf, webhooksOf } from './webhookSetting';

const canary = 'canary-of-a-webhook';
let hosts: PracticeHosts;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts({ keepBodies: true });
});
afterAll(() => hosts.closeAll());
beforeEach(async () => {
  receiver = await startRequestRecorder();
  return () => receiver.close();
});

describe('on GitHub', () => {
  it('a ping arrives signed, is among the deliveries, and is sent once more', async () => {
    const client = await webhooksOf(hosts, 'github', 'web');
    const draft = draftFor(client, { url: `${receiver.origin}/ci`, active: false });
    const made = valueOf(await client.add(draft, signal));
    expect(made).not.toHaveProperty('lastDelivery');
    expect(await client.ping(made, signal)).toEqual({ ok: true, value: { kind: 'sent' } });
    await expect.poll(() => receiver.requests.length).toBe(1);
    const [request] = receiver.requests;
    const signature = createHmac('sha256', canary)
      .update(request?.body ?? '')
      .digest('hex');
    expect(request?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
    const read = async () => valueOf(await client.deliveries(made, undefined, signal)).deliveries;
    await expect.poll(async () => (await read()).length).toBe(1);
    const [first] = await read();
    expect(first).toMatchObject({ event: 'ping', status: 200, ok: true, redelivery: false });
    if (first === undefined) return;
    expect(Date.parse(first.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(await client.redeliver(made, first, signal)).toEqual({ ok: true, value: { kind: 'sent' } });
    await expect.poll(async () => (await read()).map((one) => one.redelivery)).toEqual([true, false]);
    const [listed] = valueOf(await client.list(undefined, signal)).webhooks;
    expect(listed).toMatchObject({ lastDelivery: { ok: true, status: 200, said: 'OK' } });
    expect(await client.test(made, undefined, signal)).toEqual({ ok: true, value: { kind: 'sent' } });
    await expect.poll(() => receiver.requests.at(-1)?.headers['x-github-event']).toBe('push');
  });

  it('the log goes on over a page, and tells where nothing answered', async () => {
    const client = await webhooksOf(hosts, 'github', 'api');
    const draft = draftFor(client, { url: await refusedOrigin(), active: false });
    const made = valueOf(await client.add(draft, signal));
    for (let i = 0; i < 120; i += 1) valueOf(await client.ping(made, signal));
    const count = () => hosts.github.webhooks('acme/api')[0]?.deliveries.length;
    await expect.poll(count, { timeout: 10_000 }).toBe(120);
    const first = valueOf(await client.deliveries(made, undefined, signal));
    const second = valueOf(await client.deliveries(made, first.next, signal));
    expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([100, 20, undefined]);
    expect(first.deliveries[0]).toMatchObject({ status: undefined, ok: false });
    expect(new Set([...first.deliveries, ...second.deliveries].map(({ id }) => id)).size).toBe(120);
  });

  it('numbers of deliveries keep all their digits', () => {
    const text = '[{"id":9007199254740993123,"event":"push","payload":"\\"id\\":9007199254740993124"}]';
    const [delivery] = decode(deliveriesAnswer, withExactIds(text)).map(deliveryOf);
    expect(delivery?.id).toBe('9007199254740993123');
  });
});

describe('on GitLab', () => {
  it('a test is answered at once, is among the deliveries, and is sent once more', async () => {
    const client = await webhooksOf(hosts, 'gitlab', 'web');
    const made = valueOf(await client.add(draftFor(client, { url: receiver.origin }), signal));
    expect(await client.test(made, undefined, signal)).toEqual({
      ok: true,
      value: { kind: 'answered', ok: true },
    });
    expect(receiver.requests[0]?.headers['x-gitlab-token']).toBe(canary);
    const page = valueOf(await client.deliveries(made, undefined, signal));
    expect(page.deliveries).toMatchObject([{ event: 'push_events', status: 200, ok: true }]);
    expect(JSON.stringify(page)).not.toContain(canary);
    const [first] = page.deliveries;
    if (first === undefined) return;
    expect(await client.redeliver(made, first, signal)).toEqual({
      ok: true,
      value: { kind: 'answered', ok: true, status: 200 },
    });
    expect(receiver.requests).toHaveLength(2);
  });

  it('a test that the receiver refuses says so, and a sixth in a minute is too many', async () => {
    const failing = await startRequestRecorder(500);
    const client = await webhooksOf(hosts, 'gitlab', 'api');
    const made = valueOf(await client.add(draftFor(client, { url: failing.origin }), signal));
    const outcomes = [];
    for (let i = 0; i < 11; i += 1) outcomes.push(await client.test(made, 'push_events', signal));
    await failing.close();
    expect(outcomes[0]).toEqual({ ok: true, value: { kind: 'answered', ok: false } });
    expect(outcomes).toContainEqual({ ok: false, error: { kind: 'rateLimited' } });
    const listed = valueOf(await client.list(undefined, signal)).webhooks[0];
    expect(listed?.active).toBe(true);
    expect(Date.parse(listed?.stoppedUntil ?? '')).toBeGreaterThan(0);
  });

  it('a signing key is kept by a server that knows it', async () => {
    const client = await webhooksOf(hosts, 'gitlab', 'handbook');
    const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const url = 'https://ci.acme.example/signed';
    const made = valueOf(await client.add(draftFor(client, { url, secret: new Secret(key) }), signal));
    expect(made.hasSecret).toBe(true);
    expect(hosts.gitlab.webhooks('acme/handbook')[0]?.settings).toMatchObject({ signingKey: key });
    expect(JSON.stringify(made)).not.toContain(key);
  });

  it('a signing key is not lost on an older server: nothing is made or changed without it', async () => {
    hosts.gitlab.setVersion('18.11.0-ee');
    const client = await webhooksOf(hosts, 'gitlab', 'infrastructure');
    const secret = new Secret(`whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    const tooOld = { ok: false, error: { kind: 'tooOld', needed: '19.0' } };
    expect(await client.add(draftFor(client, { secret }), signal)).toEqual(tooOld);
    expect(hosts.gitlab.webhooks('acme/infrastructure')).toEqual([]);
    const made = valueOf(await client.add(draftFor(client), signal));
    const moved = draftFor(client, { url: 'https://ci.acme.example/moved', secret });
    expect(await client.edit(made, moved, signal)).toEqual(tooOld);
    expect(hosts.gitlab.webhooks('acme/infrastructure')[0]?.settings).toMatchObject({
      url: made.url,
      secret: canary,
    });
    hosts.gitlab.setVersion();
  });

  it('a server without tests or a log says from which version on it has them', async () => {
    hosts.gitlab.setVersion('16.5.0-ee');
    const client = await webhooksOf(hosts, 'gitlab', 'web');
    const [hook] = valueOf(await client.list(undefined, signal)).webhooks;
    if (hook === undefined) throw new Error('no webhook');
    const outcomes = [
      await client.test(hook, undefined, signal),
      await client.deliveries(hook, undefined, signal),
    ];
    hosts.gitlab.setVersion();
    expect(outcomes).toEqual([
      { ok: false, error: { kind: 'tooOld', needed: '16.11' } },
      { ok: false, error: { kind: 'tooOld', needed: '17.3' } },
    ]);
    expect(await client.test({ ...hook, id: '1' }, undefined, signal)).toEqual({
      ok: false,
      error: { kind: 'notFound' },
    });
  });
});

describe('on Bitbucket Data Center', () => {
  it('a test tells how the receiver answered, signed, and is the latest delivery', async () => {
    const client = await webhooksOf(hosts, 'bitbucketDataCenter', 'web');
    const made = valueOf(await client.add(draftFor(client, { url: receiver.origin }), signal));
    expect(await client.deliveries(made, undefined, signal)).toEqual({ ok: true, value: { deliveries: [] } });
    expect(await client.test(made, undefined, signal)).toEqual({
      ok: true,
      value: { kind: 'answered', ok: true, status: 200 },
    });
    expect(receiver.requests[0]?.headers['x-hub-signature']).toMatch(/^sha256=/);
    const page = valueOf(await client.deliveries(made, undefined, signal));
    expect(page).toMatchObject({
      deliveries: [{ event: 'diagnostics:ping', status: 200, ok: true }],
      latestOnly: true,
    });
    const nobody = { ...made, url: await refusedOrigin() };
    expect(await client.test(nobody, undefined, signal)).toEqual({
      ok: true,
      value: { kind: 'answered', ok: false, said: 'failed to connect to host' },
    });
  });

  it('a change leaves the credentials and settings that are not ours as they are', async () => {
    const client = await webhooksOf(hosts, 'bitbucketDataCenter', 'api');
    const made = valueOf(await client.add(draftFor(client), signal));
    const path = `/rest/api/1.0/projects/ACME/repos/api/webhooks/${made.id}`;
    const whole = {
      id: Number(made.id),
      name: 'CI',
      url: made.url,
      active: true,
      events: made.events,
      configuration: { secret: canary, createdBy: 'ci' },
      credentials: { username: 'ci' },
      sslVerificationRequired: false,
    };
    hosts.bitbucketDataCenter.faults.set(path, { status: 200, body: JSON.stringify(whole), times: 1 });
    valueOf(await client.setActive(made, false, signal));
    hosts.bitbucketDataCenter.faults.clear();
    const sent = hosts.bitbucketDataCenter.requests.findLast(({ method }) => method === 'PUT')?.body;
    const { id, ...kept } = whole;
    expect(String(id)).toBe(made.id);
    expect(sent).toEqual({ kind: 'json', value: { ...kept, active: false } });
  });
});

describe('what passes for webhooks between client and host', () => {
  it('is as the official descriptions have it', async () => {
    for (const name of hostNames) {
      const client = await webhooksOf(hosts, name, 'web');
      const url = `https://ci.acme.example/${name}`;
      const made = valueOf(await client.add(draftFor(client, { url }), signal));
      await client.edit(made, draftFor(client, { url: `${url}/moved` }), signal);
      await client.setActive(made, false, signal);
      await client.remove(made, signal);
    }
    const problems = hosts.all.flatMap(hostExchanges).flatMap(({ description, exchange }) => {
      const verdict = validateExchange(description, exchange);
      return verdict?.problems.map((problem) => `${verdict.operation}: ${problem}`) ?? [];
    });
    expect([...new Set(problems)]).toEqual([]);
  }, 60_000);
});
