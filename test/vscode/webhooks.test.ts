import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { ConfigurationTarget, workspace } from 'vscode';
import { Secret } from '../../src/core/account/secret';
import type { HostError } from '../../src/core/host/hostError';
import type { Provider } from '../../src/core/provider/provider';
import type { Webhook, WebhookDraft } from '../../src/core/webhook/webhook';
import type { WebhookClient } from '../../src/core/webhook/webhookClient';
import type { Result } from '../../src/shared/result';
import type { Services } from '../../src/services';
import { askWebhooks, type WebhookProblem } from '../../src/ui/webhooks/askWebhooks';
import { readWebhooks, type ListedWebhook } from '../../src/ui/webhooks/readWebhooks';
import { problemRemedies } from '../../src/ui/webhooks/tellProblem';
import { webhookItem } from '../../src/ui/webhooks/webhookItem';
import { webhookProblemSentence } from '../../src/ui/words/webhookWords';
import { until } from '../browser/until';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { startRequestRecorder, type RequestRecorder, type SeenRequest } from '../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../hosts/startPracticeHosts';
import { addPracticeProvider, removePracticeProvider } from './addPracticeProvider';
import { openServices } from './openServices';

const canary = 'canary-of-a-webhook-0123456789';
const { signal } = new AbortController();

describe('Webhooks', function () {
  this.timeout(60_000);
  let services: Services;
  let hosts: PracticeHosts;
  let receiver: RequestRecorder;
  let provider: Provider;

  before(async () => {
    services = await openServices();
    hosts = await startPracticeHosts();
  });

  beforeEach(async () => {
    receiver = await startRequestRecorder();
  });

  afterEach(async () => {
    for (const host of hosts.all) host.faults.clear();
    await receiver.close();
    await removePracticeProvider(services, provider);
  });

  after(() => hosts.closeAll());

  async function add(host: PracticeHost, face: string, tokenLabel = 'full access'): Promise<void> {
    const baseUrl = host.baseUrls[face] ?? '';
    provider = await addPracticeProvider(services, { host, baseUrl, tokenLabel, username: 'alice' });
  }

  const asked = <T>(
    fullName: string,
    permission: 'read' | 'write',
    ask: (webhooks: WebhookClient) => Promise<Result<T, HostError>>,
  ): Promise<Result<T, WebhookProblem>> => askWebhooks(services, { provider, fullName }, permission, ask);

  async function ask<T>(
    fullName: string,
    question: (webhooks: WebhookClient) => Promise<Result<T, HostError>>,
  ): Promise<T> {
    const answer = await asked(fullName, 'write', question);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  }

  async function list(fullName: string): Promise<readonly ListedWebhook[]> {
    const host = services.hosts.get(provider.type);
    const tells = host?.capabilities(provider.baseUrl).webhooks.includes('deliveries') === true;
    return (await ask(fullName, (webhooks) => readWebhooks(webhooks, tells, signal))).webhooks;
  }

  const draft = (webhooks: WebhookClient, more: Partial<WebhookDraft> = {}): WebhookDraft => ({
    url: `${receiver.origin}/ci`,
    events: webhooks.events.common.push ?? [],
    secret: new Secret(canary),
    active: true,
    ...more,
  });

  const signature = ({ body }: SeenRequest): string =>
    `sha256=${createHmac('sha256', canary).update(body).digest('hex')}`;

  const calling = [
    ['github', 'server', 'acme/web', 'x-hub-signature-256', signature],
    ['gitlab', 'server', 'acme/web', 'x-gitlab-token', () => canary],
    ['bitbucketDataCenter', 'server', 'ACME/web', 'x-hub-signature', signature],
  ] as const;
  for (const [name, face, fullName, header, expected] of calling) {
    it(`of ${name} are added, tried with a genuine call, changed without losing the secret, and deleted`, async () => {
      const host: PracticeHost = hosts[name];
      await add(host, face);
      const made = await ask(fullName, (webhooks) => webhooks.add(draft(webhooks), signal));
      const secretOnHost = (): string | undefined =>
        host.webhooks(fullName).find(({ id }) => String(id) === made.id)?.settings.secret;
      await ask(fullName, (webhooks) => webhooks.test(made, made.events[0], signal));
      const call = await until('a call', () => receiver.requests.at(-1));
      assert.equal(call.headers[header], expected(call));
      await until('the delivery', async () => {
        const [listed] = await list(fullName);
        return listed?.lastCall.kind === 'called' || undefined;
      });
      const [listed] = await list(fullName);
      assert.ok(listed);
      const item = webhookItem(listed);
      assert.equal(item.label, `${receiver.origin}/ci`);
      assert.equal(item.description, 'Active · last delivery arrived (200)');
      assert.equal(item.detail, made.events.join(', '));
      const changed: Webhook = await ask(fullName, (webhooks) =>
        webhooks.edit(
          made,
          draft(webhooks, { events: webhooks.events.common.pullRequest ?? [], secret: undefined }),
          signal,
        ),
      );
      assert.notDeepEqual(changed.events, made.events);
      assert.equal(secretOnHost(), canary);
      await ask(fullName, (webhooks) => webhooks.remove(changed, signal));
      assert.deepEqual(await list(fullName), []);
      assert.equal(JSON.stringify([made, listed, item, changed]).includes(canary), false);
    });
  }

  it('of Bitbucket Cloud are added, disabled with their secret kept, and deleted; calls are on its page', async () => {
    const fullName = 'acme/web';
    await add(hosts.bitbucket, 'public', 'acme only');
    const url = 'https://ci.acme.example/hook';
    const made = await ask(fullName, (webhooks) => webhooks.add(draft(webhooks, { url }), signal));
    await ask(fullName, (webhooks) => webhooks.setActive(made, false, signal));
    const [listed] = await list(fullName);
    assert.ok(listed);
    assert.equal(webhookItem(listed).description, 'Inactive');
    assert.ok(listed.deliveriesPage.startsWith(provider.baseUrl.href));
    assert.equal(hosts.bitbucket.webhooks(fullName)[0]?.settings.secret, canary);
    await ask(fullName, (webhooks) => webhooks.remove(made, signal));
    assert.deepEqual(await list(fullName), []);
  });

  it('are sent nowhere when the URL is on this machine and the host is not', async () => {
    await add(hosts.github, 'public');
    hosts.github.clearRequests();
    const answer = await asked('acme/web', 'write', (webhooks) => webhooks.add(draft(webhooks), signal));
    assert.deepEqual(answer, { ok: false, error: { kind: 'host', error: { kind: 'notAccepted' } } });
    assert.deepEqual(hosts.github.requests, []);
  });

  it('name the permission that the token lacks, with a new token as the remedy', async () => {
    await add(hosts.github, 'server', 'read only');
    const answer = await asked('acme/web', 'write', (webhooks) => webhooks.add(draft(webhooks), signal));
    assert.ok(!answer.ok);
    const host = services.hosts.get(provider.type);
    assert.ok(host);
    const sentence = webhookProblemSentence({ provider, host, fullName: 'acme/web' }, answer.error);
    assert.equal(sentence, 'The token lacks these permissions: repository_hooks=write.');
    assert.ok(problemRemedies(answer.error).some(({ kind }) => kind === 'updateToken'));
    assert.deepEqual(hosts.github.webhooks('acme/web'), []);
  });

  it('are not changed without the permission to write, and nothing is asked', async () => {
    await add(hosts.gitlab, 'server');
    hosts.gitlab.clearRequests();
    const settings = workspace.getConfiguration('gitProviders');
    const read = 'iam:project:cicd:providers:read';
    await settings.update('permissions', [read], ConfigurationTarget.Global);
    try {
      await until(
        'the policy',
        () => services.directory.policy().refuses('write') !== undefined || undefined,
      );
      const refused = await asked('acme/web', 'write', (webhooks) => webhooks.add(draft(webhooks), signal));
      assert.ok(!refused.ok);
      assert.equal(refused.error.kind, 'refused');
      assert.deepEqual(hosts.gitlab.requests, []);
      assert.ok((await asked('acme/web', 'read', (webhooks) => webhooks.list(undefined, signal))).ok);
    } finally {
      await settings.update('permissions', undefined, ConfigurationTarget.Global);
      await until(
        'the policy',
        () => services.directory.policy().refuses('write') === undefined || undefined,
      );
    }
  });

  it('turn a provider red whose token the host refuses, and do not ask with it again', async () => {
    await add(hosts.gitlab, 'server');
    hosts.gitlab.faults.set('/', { status: 401 });
    const read = () => asked('acme/web', 'read', (webhooks) => webhooks.list(undefined, signal));
    assert.ok(!(await read()).ok);
    assert.equal(services.health.read(provider.id)?.outcome, 'rejected');
    hosts.gitlab.clearRequests();
    assert.deepEqual(await read(), { ok: false, error: { kind: 'deadToken', expired: false } });
    assert.deepEqual(hosts.gitlab.requests, []);
  });

  it('of a provider that was deactivated meanwhile are left alone', async () => {
    await add(hosts.gitlab, 'server');
    const off = await services.directory.setStatus(provider, 'inactive');
    assert.ok(off.ok);
    const answer = await asked('acme/web', 'read', (webhooks) => webhooks.list(undefined, signal));
    assert.deepEqual(answer, { ok: false, error: { kind: 'gone' } });
    assert.deepEqual(problemRemedies({ kind: 'gone' }), [{ kind: 'activate' }]);
  });
});
