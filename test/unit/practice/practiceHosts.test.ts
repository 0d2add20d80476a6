import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { describePracticeHosts } from '../../hosts/describePracticeHosts';
import {
  startPracticeHosts,
  type PracticeHosts,
  type PracticeHostsOptions,
} from '../../hosts/startPracticeHosts';
import { bearer, getJson } from './getJson';
import { runGit } from './runGit';

vi.setConfig({ testTimeout: 30_000 });

let open: PracticeHosts | undefined;

async function start(options?: PracticeHostsOptions): Promise<PracticeHosts> {
  open = await startPracticeHosts(options);
  return open;
}

afterEach(async () => {
  await open?.closeAll();
  open = undefined;
});

describe('starting and closing', () => {
  it('starts all four, each on a port of its own on loopback', async () => {
    const hosts = await start();
    expect(new Set(hosts.all.map((host) => host.port)).size).toBe(4);
    expect(hosts.all.every((host) => host.origin === `http://127.0.0.1:${String(host.port)}`)).toBe(true);
  });

  it('starts only what is asked for and says so when another one is touched', async () => {
    const hosts = await start({ only: ['gitlab'] });
    expect(hosts.all).toEqual([hosts.gitlab]);
    expect(() => hosts.github).toThrow('github was not started');
  });

  it('keeps a given directory, with what was pushed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'practice-kept-'));
    const first = await start({ directory, only: ['github'] });
    const bare = first.github.repositories[0]?.directory ?? '';
    await runGit(['-C', bare, 'update-ref', 'refs/heads/kept', 'main']);
    await first.closeAll();
    const second = await start({ directory, only: ['github'] });
    const { token, username } = second.github.token('full access');
    const outcome = await runGit(['ls-remote', second.github.cloneUrl('acme/web')], { token, username });
    expect(outcome.output).toContain('refs/heads/kept');
    await second.closeAll();
    await rm(directory, { recursive: true });
  });

  it('ends hanging requests and running fetches within a second', async () => {
    const hosts = await start({ only: ['gitlab'] });
    hosts.gitlab.faults.set('/gitlab.com/api', { hang: true });
    hosts.gitlab.faults.set('/tools', { delayMs: 60_000 });
    const url = hosts.gitlab.cloneUrl('acme/handbook');
    const pending = [
      getJson(`${hosts.gitlab.baseUrls.public}/api/v4/user`).then(
        () => 'answered',
        () => 'cut',
      ),
      getJson(`${hosts.gitlab.baseUrls.underPath}/api/v4/user`).then(
        () => 'answered',
        () => 'cut',
      ),
      halfUpload(`${url}/git-upload-pack`),
    ];
    await expect.poll(() => hosts.gitlab.requests.length).toBe(3);
    const before = performance.now();
    await hosts.closeAll();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await Promise.all(pending)).toEqual(['cut', 'cut', 'cut']);
  });
});

/** Begins a request to Git's backend that never ends by itself. */
function halfUpload(url: string): Promise<string> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/x-git-upload-pack-request' };
    const upload = request(url, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => {
        resolve('answered');
      });
      response.on('error', () => {
        resolve('cut');
      });
    });
    upload.on('error', () => {
      resolve('cut');
    });
    upload.write('0032want ');
  });
}

describe('faults', () => {
  it('delay, replace the status, send HTML and redirect, below their path only', async () => {
    const { github } = await start({ only: ['github'] });
    const meta = `${github.origin}/api.github.com/meta`;
    github.faults.set('/api.github.com/meta', { status: 503, headers: { 'retry-after': '7' } });
    expect(await getJson(meta)).toMatchObject({ status: 503, body: {} });
    github.faults.set('/api.github.com/meta', { html: true });
    expect(await getJson(meta)).toMatchObject({
      status: 200,
      body: expect.stringContaining('<html>') as unknown,
    });
    github.faults.set('/api.github.com/meta', { redirectTo: 'http://127.0.0.1:9/login' });
    expect((await getJson(meta)).headers.get('location')).toBe('http://127.0.0.1:9/login');
    github.faults.set('/api.github.com/meta', { delayMs: 120 });
    const before = performance.now();
    expect((await getJson(meta)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(110);
    expect((await getJson(`${github.origin}/api/v3/meta`)).status).toBe(200);
  });

  it('hit as many requests as asked, the longest path first, until cleared', async () => {
    const { github } = await start({ only: ['github'] });
    const meta = `${github.origin}/api.github.com/meta`;
    github.faults.set('/', { status: 500 });
    github.faults.set('/api.github.com/meta', { status: 502, times: 1 });
    expect((await getJson(meta)).status).toBe(502);
    expect((await getJson(meta)).status).toBe(500);
    github.faults.clear();
    expect((await getJson(meta)).status).toBe(200);
  });

  it('break Git as they break the API', async () => {
    const { github } = await start({ only: ['github'] });
    github.faults.set('/github.com/acme/handbook', { status: 502 });
    expect((await runGit(['ls-remote', github.cloneUrl('acme/handbook')])).output).toContain('502');
  });
});

describe('recorded requests', () => {
  it('tell what came in, with the credential as received, the token’s label and the service of Git', async () => {
    const { github } = await start({ only: ['github'] });
    const { token, username } = github.token('acme only');
    await getJson(`${github.origin}/api.github.com/user?x=1`, bearer(token));
    await runGit(['ls-remote', github.cloneUrl('acme/web')], { token, username });
    expect(github.requests).toMatchObject([
      {
        method: 'GET',
        path: '/api.github.com/user',
        query: 'x=1',
        status: 200,
        tokenLabel: 'acme only',
        headers: bearer(token),
      },
      {
        method: 'GET',
        path: '/github.com/acme/web.git/info/refs',
        status: 401,
        gitService: 'git-upload-pack',
      },
      { method: 'GET', status: 200, tokenLabel: 'acme only', gitService: 'git-upload-pack' },
      {
        method: 'POST',
        path: '/github.com/acme/web.git/git-upload-pack',
        status: 200,
        tokenLabel: 'acme only',
      },
    ]);
    github.clearRequests();
    expect(github.requests).toEqual([]);
  });
});

describe('tokens', () => {
  it('are the same on every start and different from each other', async () => {
    const first = (await start()).all.flatMap((host) => host.tokens.map((token) => token.token));
    await open?.closeAll();
    const second = (await start()).all.flatMap((host) => host.tokens.map((token) => token.token));
    expect(second).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  it('have the shapes of their hosts', async () => {
    const hosts = await start();
    const of = (host: 'github' | 'gitlab' | 'bitbucket' | 'bitbucketDataCenter', label: string) =>
      hosts[host].token(label).token;
    expect(of('github', 'acme only')).toMatch(/^github_pat_\w{82}$/);
    expect(of('github', 'app installation')).toMatch(/^ghs_[A-Za-z0-9]{36}$/);
    expect(of('gitlab', 'full access')).toMatch(/^glpat-[\w-]{20}$/);
    expect(of('gitlab', 'globex only')).toMatch(/^glpat-[\w-]{27,300}\.[0-9a-z]{2}\.[0-9a-z]{9}$/);
    expect(of('bitbucket', 'full access')).toMatch(/^ATATT3[\w=-]{186}$/);
    expect(of('bitbucket', 'acme only')).toMatch(/^ATCTT3[\w=-]{186}$/);
    expect(of('bitbucketDataCenter', 'full access')).toMatch(/^BBDC-[A-Za-z0-9+/]{44}$/);
    expect(Buffer.from(of('bitbucketDataCenter', 'read only'), 'base64').toString()).toMatch(/^\d+:/);
  });

  it('end in the checksum of their first thirty letters where GitHub has one', async () => {
    const { github } = await start({ only: ['github'] });
    const [, body = '', sum = ''] = /^ghp_(\w{30})(\w{6})$/.exec(github.token('full access').token) ?? [];
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    let value = 0;
    for (const digit of sum) value = value * 62 + digits.indexOf(digit);
    expect(value).toBe(crc32(body));
  });

  it('expire by the clock that the hosts are given', async () => {
    let now = Date.parse('2026-03-01T00:00:00Z');
    const { github } = await start({ only: ['github'], now: () => now });
    github.addToken({ token: 'short', expiresAt: '2026-03-02T00:00:00Z' });
    const user = () => getJson(`${github.origin}/api.github.com/user`, bearer('short'));
    expect((await user()).status).toBe(200);
    now += 86_400_000;
    expect((await user()).status).toBe(401);
  });
});

it('describes itself for a terminal of a hundred columns, tokens apart', async () => {
  const hosts = await start();
  const text = describePracticeHosts(hosts);
  const tokens = hosts.all.flatMap((host) => host.tokens.map((one) => one.token));
  const lines = text.split('\n').filter((line) => !tokens.includes(line.trim()));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  for (const host of hosts.all) {
    expect(text).toContain(host.baseUrl);
    for (const token of host.tokens) {
      expect(text).toContain(token.token);
      expect(text).toContain(token.cannot);
    }
  }
  expect(text).toContain('alice@acme.example (for API tokens)');
  expect(text).toContain(`${hosts.github.baseUrls.dataResidency} (GHE.com)`);
  expect(text).toContain(`${hosts.gitlab.baseUrls.underPath} (self-managed under a path)`);
});
