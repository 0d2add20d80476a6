import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { asFields } from '../../hosts/core/requestBody';
import { startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { exchange } from './contractVerdicts';
import { basic, bearer } from './getJson';
import { runGit } from './runGit';

vi.setConfig({ testTimeout: 30_000 });

let hosts: PracticeHosts;
let receiver: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});

beforeEach(async () => {
  receiver = await startRequestRecorder();
  return () => receiver.close();
});

afterAll(() => hosts.closeAll());

type Name = 'github' | 'gitlab' | 'bitbucket' | 'bitbucketDataCenter';

const secret = 'practice secret';
const sha256 = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text);
const login = (name: Name) => {
  const { token, email } = hosts[name].token('full access');
  return email === undefined ? bearer(token) : basic(email, token);
};
const hooksOf = (name: Name) => {
  const { origin } = hosts[name];
  return {
    github: `${origin}/api.github.com/repos/acme/web/hooks`,
    gitlab: `${origin}/gitlab.com/api/v4/projects/acme%2Fweb/hooks`,
    bitbucket: `${origin}/api.bitbucket.org/2.0/repositories/acme/web/hooks`,
    bitbucketDataCenter: `${origin}/rest/api/1.0/projects/ACME/repos/web/webhooks`,
  }[name];
};
const settingsFor = (name: Name, url: string) =>
  ({
    github: { events: ['push'], active: false, config: { url, content_type: 'json', secret } },
    gitlab: { url, token: secret, push_events: true },
    bitbucket: { url, description: 'CI', active: true, events: ['repo:push'], secret },
    bitbucketDataCenter: { name: 'CI', url, events: ['repo:refs_changed'], configuration: { secret } },
  })[name];

async function create(name: Name, url: string): Promise<{ readonly url: string; readonly id: string }> {
  const made = asFields(await exchange(hooksOf(name), login(name), 'POST', settingsFor(name, url)));
  const id = String(made['uuid'] ?? made['id']);
  return { id, url: `${hooksOf(name)}/${encodeURIComponent(id)}` };
}

describe('a push', () => {
  it.each([
    ['github', 'x-hub-signature-256', 'x-github-event', 'push'],
    ['gitlab', 'x-gitlab-token', 'x-gitlab-event', 'Push Hook'],
    ['bitbucket', 'x-hub-signature', 'x-event-key', 'repo:push'],
    ['bitbucketDataCenter', 'x-hub-signature', 'x-event-key', 'repo:refs_changed'],
  ] as const)('to %s is delivered once, with the secret in %s', async (name, header, eventHeader, event) => {
    const hook = await create(name, `${receiver.origin}/ci`);
    if (name === 'github') await exchange(hook.url, login(name), 'PATCH', { active: true });
    const folder = await mkdtemp(join(tmpdir(), 'practice-push-'));
    const { token, username } = hosts[name].token('full access');
    const fullName = name === 'bitbucketDataCenter' ? 'ACME/web' : 'acme/web';
    const git = (...args: string[]) => runGit(args, { token, username }, folder);
    await git('clone', '--quiet', hosts[name].cloneUrl(fullName), '.');
    await writeFile(join(folder, 'new.txt'), name);
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'New');
    expect(await git('push', '--quiet', 'origin', 'HEAD:main')).toEqual({ code: 0, output: '' });
    await rm(folder, { recursive: true });

    await expect.poll(() => receiver.requests.length).toBe(1);
    const [request] = receiver.requests;
    expect([request?.method, request?.url, request?.headers[eventHeader]]).toEqual(['POST', '/ci', event]);
    const expected =
      name === 'gitlab' ? secret : `sha256=${sha256(secret, request?.body ?? '').digest('hex')}`;
    expect(request?.headers[header]).toBe(expected);
    expect(JSON.parse(request?.body ?? '')).toBeTypeOf('object');
    await exchange(hook.url, login(name), 'DELETE');
    expect(hosts[name].webhooks(fullName)).toEqual([]);
  });
});

describe('on GitHub', () => {
  it('a ping tells how it went, is in the log and can be sent again', async () => {
    const hook = await create('github', receiver.origin);
    await exchange(`${hook.url}/pings`, login('github'), 'POST');
    await expect
      .poll(() => exchange(hook.url, login('github')))
      .toMatchObject({ last_response: { code: 200, status: 'active', message: 'OK' } });
    const [first] = hosts.github.webhooks('acme/web')[0]?.deliveries ?? [];
    await exchange(`${hook.url}/deliveries/${String(first?.id)}/attempts`, login('github'), 'POST');
    await expect
      .poll(() => exchange(`${hook.url}/deliveries`, login('github')))
      .toMatchObject([
        { event: 'ping', redelivery: true, guid: first?.guid },
        { event: 'ping', redelivery: false, guid: first?.guid },
      ]);
    await exchange(hook.url, login('github'), 'DELETE');
  });

  it('a change of the whole configuration without a secret removes it, a change of parts keeps it', async () => {
    const hook = await create('github', receiver.origin);
    const shown = { secret: '********' };
    const parts = await exchange(`${hook.url}/config`, login('github'), 'PATCH', { insecure_ssl: '1' });
    expect(parts).toMatchObject({ ...shown, insecure_ssl: '1' });
    const whole = { config: { url: receiver.origin } };
    const changed = await exchange(hook.url, login('github'), 'PATCH', whole);
    expect(asFields(asFields(changed)['config'])).not.toHaveProperty('secret');
    await exchange(hook.url, login('github'), 'DELETE');
  });

  it('nothing is sent to an address that is not loopback, and the log says so', async () => {
    const hook = await create('github', 'https://ci.acme.example/');
    await exchange(`${hook.url}/pings`, login('github'), 'POST');
    await expect
      .poll(() => exchange(`${hook.url}/deliveries`, login('github')))
      .toMatchObject([{ status: expect.stringContaining('loopback only') as unknown }]);
    await exchange(hook.url, login('github'), 'DELETE');
  });
});

describe('on GitLab', () => {
  it('a signing token signs the delivery, and is told to be there but never told', async () => {
    const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const settings = { url: receiver.origin, signing_token: key, push_events: true };
    const made = asFields(await exchange(hooksOf('gitlab'), login('gitlab'), 'POST', settings));
    expect(made['signing_token_present']).toBe(true);
    expect(JSON.stringify(made)).not.toContain(key);
    const hook = `${hooksOf('gitlab')}/${String(made['id'])}`;
    expect(await exchange(`${hook}/test/push_events`, login('gitlab'), 'POST')).toEqual({
      message: '201 Created',
    });
    const [request] = receiver.requests;
    const header = (name: string) => String(request?.headers[name]);
    const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${String(request?.body)}`;
    const signature = sha256(Buffer.alloc(32, 7), signed).digest('base64');
    expect(header('webhook-signature')).toBe(`v1,${signature}`);
    await exchange(hook, login('gitlab'), 'DELETE');
  });

  it('an older server passes over a signing token without a word', async () => {
    hosts.gitlab.setVersion('18.11.0-ee');
    const settings = { url: receiver.origin, signing_token: 'whsec_AAAA' };
    const made = asFields(await exchange(hooksOf('gitlab'), login('gitlab'), 'POST', settings));
    hosts.gitlab.setVersion();
    expect(made).not.toHaveProperty('signing_token_present');
    await exchange(`${hooksOf('gitlab')}/${String(made['id'])}`, login('gitlab'), 'DELETE');
  });

  it('another URL resets the secret, and five tests a minute are enough', async () => {
    const hook = await create('gitlab', `${receiver.origin}/one`);
    await exchange(hook.url, login('gitlab'), 'PUT', { url: `${receiver.origin}/two` });
    expect(hosts.gitlab.webhooks('acme/web')[0]?.settings.secret).toBeUndefined();
    const said: unknown[] = [];
    for (let time = 0; time < 11; time++)
      said.push(await exchange(`${hook.url}/test/push_events`, login('gitlab'), 'POST'));
    // The minute may change once in between.
    expect(JSON.stringify(said)).toContain('too many times');
    await exchange(hook.url, login('gitlab'), 'DELETE');
  });
});

it('Data Center calls a URL to try it, tells the secret, and counts what went well', async () => {
  const hook = await create('bitbucketDataCenter', receiver.origin);
  const headers = login('bitbucketDataCenter');
  expect(await exchange(hook.url, headers)).toMatchObject({ configuration: { secret } });
  const query = `url=${encodeURIComponent(receiver.origin)}&webhookId=${hook.id}`;
  const tried = await exchange(`${hooksOf('bitbucketDataCenter')}/test?${query}`, headers, 'POST');
  expect(tried).toMatchObject({ response: { statusCode: 200, outcome: 'SUCCESS' } });
  expect(receiver.requests[0]?.headers['x-event-key']).toBe('diagnostics:ping');
  expect(await exchange(`${hook.url}/statistics/summary`, headers)).toMatchObject({
    counts: { successes: 1, failures: 0, errors: 0 },
  });
});
