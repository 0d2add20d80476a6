import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { readWebhooks } from '../../../src/ui/webhooks/readWebhooks';
import { signal } from '../hosts/practiceClient';
import { draftFor, hooksPath, valueOf, webhooksOf } from '../hosts/webhookSetting';

let hosts: PracticeHosts;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});
afterAll(() => hosts.closeAll());
beforeEach(async () => {
  receiver = await startRequestRecorder(503);
  return () => receiver.close();
});

describe('a list of webhooks', () => {
  it('has how the latest call went from the list itself where the host tells it there', async () => {
    const client = await webhooksOf(hosts, 'github', 'web');
    const made = valueOf(await client.add(draftFor(client, { url: receiver.origin, active: false }), signal));
    expect(valueOf(await readWebhooks(client, true, signal)).webhooks[0]?.lastCall).toEqual({
      kind: 'never',
    });
    valueOf(await client.ping(made, signal));
    await expect.poll(() => hosts.github.webhooks('acme/web')[0]?.deliveries.length).toBe(1);
    hosts.github.clearRequests();
    const { facts, webhooks } = valueOf(await readWebhooks(client, true, signal));
    expect(webhooks[0]?.lastCall).toMatchObject({ kind: 'called', delivery: { ok: false, status: 503 } });
    expect(webhooks[0]?.deliveriesPage).toBe(client.deliveriesPage(made));
    expect(facts.webhooksPage).toBe(client.webhooksPage);
    expect(hosts.github.requests.map(({ path }) => path)).toEqual([hooksPath('github', 'web')]);
  });

  it('has it from the log of deliveries where the list does not tell', async () => {
    const client = await webhooksOf(hosts, 'bitbucketDataCenter', 'web');
    const made = valueOf(await client.add(draftFor(client, { url: receiver.origin }), signal));
    valueOf(await client.test(made, undefined, signal));
    const [listed] = valueOf(await readWebhooks(client, true, signal)).webhooks;
    expect(listed?.lastCall).toMatchObject({ kind: 'called', delivery: { ok: false, status: 503 } });
    const at = listed?.lastCall.kind === 'called' ? listed.lastCall.at : undefined;
    expect(Date.parse(at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is there although the log cannot be read, or there is none', async () => {
    hosts.gitlab.setVersion('16.5.0-ee');
    const gitlab = await webhooksOf(hosts, 'gitlab', 'web');
    valueOf(await gitlab.add(draftFor(gitlab), signal));
    const [old] = valueOf(await readWebhooks(gitlab, true, signal)).webhooks;
    hosts.gitlab.setVersion();
    const cloud = await webhooksOf(hosts, 'bitbucket', 'web');
    valueOf(await cloud.add(draftFor(cloud), signal));
    const [silent] = valueOf(await readWebhooks(cloud, false, signal)).webhooks;
    expect([old?.lastCall, silent?.lastCall]).toEqual([{ kind: 'untold' }, { kind: 'untold' }]);
  });

  it('asks for the deliveries of no more than twenty webhooks', async () => {
    const client = await webhooksOf(hosts, 'gitlab', 'api');
    for (let number = 0; number < 23; number += 1) {
      const url = `https://ci.acme.example/${String(number)}`;
      valueOf(await client.add(draftFor(client, { url }), signal));
    }
    hosts.gitlab.clearRequests();
    const { webhooks } = valueOf(await readWebhooks(client, true, signal));
    expect(webhooks).toHaveLength(23);
    expect(hosts.gitlab.requests.filter(({ path }) => path.endsWith('/events'))).toHaveLength(20);
    expect(webhooks.filter(({ lastCall }) => lastCall.kind === 'untold')).toHaveLength(3);
  });
});
