import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/account/secret';
import { listWebhooks } from '../../../src/core/webhook/listWebhooks';
import type { Webhook } from '../../../src/core/webhook/webhook';
import { hostOfType } from '../../../src/hosts/hosts';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { baseUrlOf } from './baseUrlOf';
import { practiceClient, signal } from './practiceClient';
import {
  draftFor,
  fullNameOn,
  hooksPath,
  hostNames,
  serverOf,
  valueOf,
  webhooksOf,
  type HostName,
} from './webhookSetting';

const canary = 'canary-of-a-webhook';
let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  hosts.bitbucket.addToken({ token: 'ATATT3-of-bob', label: 'bob', user: 'bob' });
});
afterAll(() => hosts.closeAll());
beforeEach(() => {
  for (const host of hosts.all) host.clearRequests();
});

/** What the host itself holds of a webhook. */
function held(name: HostName, repository: string, url: string) {
  const found = hosts[name].webhooks(fullNameOn(name, repository)).find((one) => one.settings.url === url);
  if (found === undefined) throw new Error(`no webhook for ${url}`);
  return found.settings;
}

const writes = (name: HostName) => hosts[name].requests.filter(({ method }) => method !== 'GET');

const capable = (name: HostName, operation: 'enable' | 'ping' | 'test' | 'deliveries' | 'redeliver') =>
  hostOfType(hosts[name].type)
    ?.capabilities(baseUrlOf(serverOf(hosts, name)))
    .webhooks.includes(operation);

describe.each(hostNames)('webhooks on %s', (name) => {
  it('are listed to the last of 250, in pages of a hundred', async () => {
    const client = await webhooksOf(hosts, name, 'api');
    const urls = Array.from({ length: 250 }, (_, i) => `https://ci.acme.example/${String(i)}`);
    for (const url of urls) valueOf(await client.add(draftFor(client, { url, active: false }), signal));
    hosts[name].clearRequests();
    const all = valueOf(await listWebhooks(client, signal));
    expect(all.map(({ url }) => url).sort()).toEqual([...urls].sort());
    expect(hosts[name].requests).toHaveLength(3);
    expect(JSON.stringify(all)).not.toContain(canary);
  });

  it('are made with their events and secret, which nothing that comes back holds', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const { pullRequest = [], push = [] } = client.events.common;
    const url = 'https://ci.acme.example/made';
    const made = valueOf(
      await client.add(draftFor(client, { url, events: [...push, ...pullRequest] }), signal),
    );
    expect(made).toMatchObject({ url, active: true, hasSecret: true, insecureSsl: false });
    expect([...made.events].sort()).toEqual([...push, ...pullRequest].sort());
    expect(held(name, 'web', url)).toMatchObject({ secret: canary, verifyTls: true });
    const listed = valueOf(await listWebhooks(client, signal));
    expect(JSON.stringify([made, listed])).not.toContain(canary);
    expect(writes(name)).toHaveLength(1);
  });

  it('keep their secret when something else is changed, and get a new one where one is given', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const url = 'https://ci.acme.example/edited';
    const made = valueOf(await client.add(draftFor(client, { url }), signal));
    const { comment = [] } = client.events.common;
    const kept = { url, events: comment, secret: undefined, active: true };
    const edited = valueOf(await client.edit(made, kept, signal));
    expect([...edited.events].sort()).toEqual([...comment].sort());
    expect(held(name, 'web', url).secret).toBe(canary);
    const secret = new Secret('another-canary');
    const again = valueOf(await client.edit(edited, { ...kept, secret }, signal));
    expect(again.hasSecret).toBe(true);
    expect(held(name, 'web', url).secret).toBe('another-canary');
    expect(JSON.stringify([edited, again])).not.toContain('canary');
  });

  it('keep their secret at another URL, or say that they lost it', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const made = valueOf(await client.add(draftFor(client, { url: 'https://ci.acme.example/old' }), signal));
    const url = 'https://ci.acme.example/new';
    const moved = valueOf(await client.edit(made, draftFor(client, { url, secret: undefined }), signal));
    expect(moved).toMatchObject({ url, hasSecret: !client.urlChangeDropsSecret });
    expect(held(name, 'web', url).secret).toBe(client.urlChangeDropsSecret ? undefined : canary);
  });

  it('are switched off and on with everything else as it was, where the host can', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const url = 'https://ci.acme.example/switched';
    const made = valueOf(await client.add(draftFor(client, { url }), signal));
    const off = await client.setActive(made, false, signal);
    if (capable(name, 'enable') !== true) {
      expect(off).toEqual({ ok: false, error: { kind: 'gone' } });
      return;
    }
    expect(off).toMatchObject({ ok: true, value: { active: false, url, events: made.events } });
    expect(held(name, 'web', url)).toMatchObject({ active: false, secret: canary });
    expect(await client.setActive(made, true, signal)).toMatchObject({ ok: true, value: { active: true } });
    expect(held(name, 'web', url)).toMatchObject({ active: true, secret: canary });
  });

  it('are removed', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const url = 'https://ci.acme.example/removed';
    const made = valueOf(await client.add(draftFor(client, { url }), signal));
    expect(await client.remove(made, signal)).toEqual({ ok: true, value: undefined });
    expect(hosts[name].webhooks(fullNameOn(name, 'web')).map(({ settings }) => settings.url)).not.toContain(
      url,
    );
    expect(await client.remove(made, signal)).toEqual({ ok: false, error: { kind: 'notFound' } });
  });

  it('are not for an account that may only read there, nor for a token that may not', async () => {
    const bob = await webhooksOf(hosts, name, 'web', 'bob');
    expect(await bob.list(undefined, signal)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    const reader = await webhooksOf(hosts, name, 'web', 'read only');
    expect(await reader.add(draftFor(reader), signal)).toMatchObject({
      ok: false,
      error: {
        github: { kind: 'missingScope', missing: ['repository_hooks=write'] },
        gitlab: { kind: 'missingScope', missing: ['api'] },
        bitbucket: { kind: 'missingScope', missing: ['write:webhook:bitbucket'] },
        bitbucketDataCenter: { kind: 'forbidden' },
      }[name],
    });
  });

  it('are sent once, and the host’s sentence is shown without the secret in it', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const status = name.startsWith('bitbucket') ? 400 : 422;
    const said = `The secret ${canary} is too easy.`;
    const body = {
      github: { message: 'Validation Failed', errors: [{ message: said }] },
      gitlab: { message: { token: [said] } },
      bitbucket: { type: 'error', error: { message: 'Bad request', detail: said } },
      bitbucketDataCenter: { errors: [{ context: null, message: said, exceptionName: null }] },
    }[name];
    hosts[name].faults.set(hooksPath(name, 'web'), { status, body: JSON.stringify(body) });
    const refused = await client.add(draftFor(client), signal);
    hosts[name].faults.set(hooksPath(name, 'web'), { status: 503, body: JSON.stringify(body) });
    const failed = await client.add(draftFor(client), signal);
    hosts[name].faults.clear();
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'notAccepted', said: expect.stringContaining('The secret *** is too easy.') as unknown },
    });
    expect(failed).toEqual({ ok: false, error: { kind: 'serverError', status: 503 } });
    expect(JSON.stringify([refused, failed])).not.toContain(canary);
    expect(writes(name)).toHaveLength(2);
  });

  it('for a path that leads elsewhere are asked of nobody', async () => {
    for (const repository of ['..', '.']) {
      const client = await webhooksOf(hosts, name, repository);
      const outcome = await client.list(undefined, signal);
      expect(outcome).toEqual({ ok: false, error: { kind: 'notFound' } });
    }
    expect(hosts[name].requests.every(({ path }) => path.includes('%2F'))).toBe(true);
  });

  it('have pages of the host’s own below its base URL', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const base = serverOf(hosts, name);
    const webhook: Webhook = { id: '{7}', url: '', active: true, events: [] };
    expect(client.webhooksPage.startsWith(`${base}/`)).toBe(true);
    expect(client.deliveriesPage(webhook).startsWith(client.webhooksPage)).toBe(true);
    expect(hosts[name].requests).toEqual([]);
  });

  it('offer what they cannot do by capability alone', async () => {
    const client = await webhooksOf(hosts, name, 'web');
    const webhook: Webhook = { id: '1', url: '', active: true, events: [] };
    const delivery = { id: '1', event: 'push', status: 200, ok: true };
    const calls = {
      ping: () => client.ping(webhook, signal),
      test: () => client.test(webhook, undefined, signal),
      deliveries: () => client.deliveries(webhook, undefined, signal),
      redeliver: () => client.redeliver(webhook, delivery, signal),
      enable: () => client.setActive(webhook, true, signal),
    } as const;
    for (const operation of ['ping', 'test', 'deliveries', 'redeliver', 'enable'] as const) {
      const outcome = await calls[operation]();
      const gone = !outcome.ok && outcome.error.kind === 'gone';
      expect([operation, gone]).toEqual([operation, capable(name, operation) !== true]);
    }
  });
});

describe('a webhook at a public service', () => {
  it.each(['github', 'gitlab', 'bitbucket'] as const)(
    'of %s is refused for a private address before anything is sent',
    async (name) => {
      const host = hostOfType(hosts[name].type);
      const { token, email } = hosts[name].token('full access');
      const account = { token: new Secret(token), ...(email === undefined ? {} : { email }) };
      const connected = await host?.connect(baseUrlOf(hosts[name].baseUrl), account);
      const client = connected?.webhooks('acme/web');
      if (client === undefined) throw new Error('not connected');
      expect(client.selfHosted).toBe(false);
      for (const url of ['http://127.0.0.1/hook', 'https://10.0.0.1/', 'http://ci.acme.example/']) {
        const outcome = await client.add(draftFor(client, { url }), signal);
        expect(outcome).toEqual({ ok: false, error: { kind: 'notAccepted' } });
      }
      expect(hosts[name].requests).toEqual([]);
    },
  );
});

describe('webhooks behind single sign-on', () => {
  it.each(['sso', 'ssoHidden'] as const)(
    'say where to let the token in, whatever GitHub answers: %s',
    async (held) => {
      const token = `ghp_${held}`.padEnd(40, 'A');
      const scopes = ['repo', 'admin:repo_hook'];
      hosts.github.addToken({ token, label: held, kind: 'classic', held, scopes });
      const client = await webhooksOf(hosts, 'github', 'web', held);
      expect(await client.list(undefined, signal)).toMatchObject({
        ok: false,
        error: { kind: 'ssoRequired', url: expect.stringContaining('/orgs/acme/sso') as unknown },
      });
    },
  );
});

describe('a session with Bitbucket Data Center', () => {
  it('remembers no answer that holds the secrets of webhooks', async () => {
    const host = hosts.bitbucketDataCenter;
    const session = (await practiceClient(host, 'full access')).session();
    const client = session.webhooks('ACME/web');
    valueOf(await client.list(undefined, signal));
    valueOf(await client.list(undefined, signal));
    expect(host.requests).toHaveLength(2);
  });
});

describe('a token of Bitbucket that may not delete webhooks', () => {
  it('is told the one scope that it lacks', async () => {
    const client = await webhooksOf(hosts, 'bitbucket', 'web', 'without deletion of webhooks');
    const made = valueOf(await client.add(draftFor(client, { url: 'https://ci.acme.example/kept' }), signal));
    expect(await client.remove(made, signal)).toEqual({
      ok: false,
      error: { kind: 'missingScope', missing: ['delete:webhook:bitbucket'] },
    });
  });
});
