import { get } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { generalSituations } from '../../hosts/core/generalSituations';
import { refusedOrigin, startRequestRecorder, type RequestRecorder } from '../../hosts/core/requestRecorder';
import { digestOf } from '../../hosts/core/traffic';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { basic, bearer, getJson } from './getJson';

vi.setConfig({ testTimeout: 20_000 });

let hosts: PracticeHosts;
let other: RequestRecorder;

beforeAll(async () => {
  hosts = await startPracticeHosts();
  other = await startRequestRecorder();
});

afterEach(() => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
  }
});

afterAll(async () => {
  await other.close();
  await hosts.closeAll();
});

const meta = () => `${hosts.github.origin}/api.github.com/meta`;

/** Code or name of what a fetch failed with. */
async function failure(url: string, signal?: AbortSignal): Promise<string> {
  try {
    await (await fetch(url, signal === undefined ? {} : { signal })).text();
    return 'no failure';
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
    return cause instanceof Error ? cause.name : String(cause);
  }
}

describe('a connection', () => {
  it('is reset before anything is answered', async () => {
    hosts.github.faults.set('/', generalSituations.reset);
    expect(await failure(meta())).toBe('ECONNRESET');
    await expect.poll(() => hosts.github.requests[0]?.aborted).toBe(true);
  });

  it('ends in the middle of a body', async () => {
    hosts.github.faults.set('/', generalSituations.truncated);
    expect(await failure(meta())).toBe('UND_ERR_SOCKET');
  });

  it.each([
    ['before the head', generalSituations.hangBeforeHead],
    ['in the middle of the body', generalSituations.hangInBody],
  ])('hangs %s until the client gives up, which the host sees at once', async (_where, fault) => {
    hosts.github.faults.set('/', fault);
    const controller = new AbortController();
    const outcome = failure(meta(), controller.signal);
    await expect.poll(() => hosts.github.requests.length).toBe(1);
    const givenUp = Date.now();
    controller.abort();
    expect(await outcome).toBe('AbortError');
    await expect.poll(() => hosts.github.requests[0]?.aborted).toBe(true);
    expect((hosts.github.requests[0]?.endedAt ?? 0) - givenUp).toBeLessThan(500);
  });

  it('is refused where nobody listens', async () => {
    expect(await failure(await refusedOrigin())).toBe('ECONNREFUSED');
  });
});

describe('a body of forty megabytes', () => {
  it('is made while it is sent, and no longer than somebody takes it', async () => {
    hosts.github.faults.set('/', generalSituations.oversized);
    const before = process.memoryUsage().rss;
    const taken = await new Promise<number>((resolve) => {
      get(meta(), (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > 10 * 1024 * 1024) response.destroy();
        });
        response.on('close', () => {
          resolve(bytes);
        });
      });
    });
    expect(taken).toBeLessThan(11 * 1024 * 1024);
    await expect.poll(() => hosts.github.requests[0]?.aborted).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is valid JSON to its end', async () => {
    hosts.github.faults.set('/', { oversizedBytes: 1024 * 1024 });
    const body: unknown = await (await fetch(meta())).json();
    expect(Array.isArray(body) && body.length).toBeGreaterThan(100_000);
  });
});

describe('a redirect', () => {
  it('to another origin lets that one tell which credential came with it', async () => {
    const token = hosts.github.token('full access').token;
    hosts.github.faults.set('/', generalSituations.redirect(`${other.origin}/next`, 307));
    const { status, headers } = await getJson(meta(), bearer(token));
    expect([status, headers.get('location')]).toEqual([307, `${other.origin}/next`]);
    await fetch(`${other.origin}/next`);
    await fetch(`${other.origin}/careless`, { headers: basic('alice', token) });
    expect(other.requests.map(({ url, credential }) => [url, credential])).toEqual([
      ['/next', undefined],
      ['/careless', { kind: 'basic', digest: digestOf(token) }],
    ]);
  });

  it('to a login page of the same origin ends in HTML', async () => {
    const { origin } = hosts.github;
    hosts.github.faults.set('/api.github.com', generalSituations.loginRedirect(origin));
    const response = await fetch(meta());
    expect(response.redirected && response.headers.get('content-type')).toContain('text/html');
  });
});

describe('a list', () => {
  const paths = {
    github: '/api.github.com/orgs/acme/repos?per_page=1',
    gitlab: '/gitlab.com/api/v4/groups/acme/projects?per_page=1',
    bitbucket: '/api.bitbucket.org/2.0/repositories/acme?pagelen=1',
    bitbucketDataCenter: '/rest/api/1.0/projects/ACME/repos?limit=1',
  } as const;
  const names = Object.keys(paths) as (keyof typeof paths)[];
  const login = (name: keyof typeof paths) => {
    const { token, email } = hosts[name].token('full access');
    return email === undefined ? bearer(token) : basic(email, token);
  };

  it.each(names)('of %s never ends', async (name) => {
    const host = hosts[name];
    host.faults.set('/', generalSituations.endlessPages);
    const first = await getJson(host.origin + paths[name], login(name));
    const page = name === 'bitbucketDataCenter' ? '&start=5000' : '&page=5000';
    const later = await getJson(host.origin + paths[name] + page, login(name));
    const next = ({ headers, body }: typeof first) => JSON.stringify([headers.get('link'), body]);
    expect(next(first)).toMatch(/page=2>|page=2"|"nextPageStart":1[,}]/);
    expect(next(later)).toMatch(/page=5001>|page=5001"|"nextPageStart":5001[,}]/);
    expect(next(later)).toMatch(/acme\/|"ACME"/);
  });

  it.each(['github', 'gitlab', 'bitbucket'] as const)(
    'of %s names a next page on another origin',
    async (name) => {
      hosts[name].faults.set('/', generalSituations.nextPageElsewhere(`${other.origin}/page/2`));
      const { headers, body } = await getJson(hosts[name].origin + paths[name], login(name));
      expect(JSON.stringify([headers.get('link'), body])).toContain(`${other.origin}/page/2`);
    },
  );
});

it('an outage is over after so many requests', async () => {
  hosts.github.faults.set('/', generalSituations.outage(503, 2));
  const statuses = [await getJson(meta()), await getJson(meta()), await getJson(meta())];
  expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200]);
});

it.each([
  [generalSituations.wrongShape, 200, { unexpected: [1, 2, 3] }],
  [generalSituations.notJson, 200, 'OK'],
  [generalSituations.captivePortal, 200, expect.stringContaining('<html>') as unknown],
] as const)('an answer of another kind is %o', async (fault, status, body) => {
  hosts.github.faults.set('/', fault);
  expect(await getJson(meta())).toMatchObject({ status, body });
});

describe('what a host records', () => {
  it('tells when, with which credential, and how many at once', async () => {
    const token = hosts.gitlab.token('full access').token;
    const url = `${hosts.gitlab.origin}/api/v4/user`;
    hosts.gitlab.faults.set('/', generalSituations.slow(150));
    const before = Date.now();
    await Promise.all([1, 2, 3].map(() => getJson(url, { 'private-token': token })));
    expect(hosts.gitlab.greatestAtOnce).toBe(3);
    for (const { at, endedAt = 0, credential } of hosts.gitlab.requests) {
      expect(at).toBeGreaterThanOrEqual(before);
      expect(endedAt - at).toBeGreaterThanOrEqual(140);
      expect(credential).toEqual({ kind: 'privateToken', digest: digestOf(token) });
    }
    hosts.gitlab.clearRequests();
    expect(hosts.gitlab.greatestAtOnce).toBe(0);
  });
});
