import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listRepositories, type RepositoryBatch } from '../../../src/core/host/listRepositories';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { practiceClient, signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts();
});
afterEach(() => {
  for (const host of hosts.all) {
    host.faults.clear();
    host.clearRequests();
  }
});
afterAll(() => hosts.closeAll());

async function batches(
  host: PracticeHost,
  listing: Parameters<typeof listRepositories>[1],
): Promise<readonly RepositoryBatch[]> {
  const all: RepositoryBatch[] = [];
  for await (const batch of listRepositories(await practiceClient(host, 'full access'), listing, signal)) {
    if (!batch.ok) throw new Error(batch.error.kind);
    all.push(batch.value);
  }
  return all;
}

const names = (all: readonly RepositoryBatch[]) =>
  all.flatMap(({ repositories }) => repositories.map(({ fullName }) => fullName));

const kinds = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const;

describe.each(kinds)('the listing of all repositories on %s', (kind) => {
  it('gives each one once, the first page first, and asks for no page twice', async () => {
    const host = hosts[kind];
    const organization = kind === 'bitbucketDataCenter' ? 'LISTED' : 'listed';
    host.addRepositories(organization, 'service', 730);
    host.faults.set('/', { delayMs: 20 });
    host.clearRequests();
    const all = await batches(host, { organization });
    const listed = names(all);
    expect(new Set(listed).size).toBe(730);
    expect(listed).toHaveLength(730);
    expect(all.some(({ cutOff }) => cutOff)).toBe(false);
    const pages = host.requests.map(({ path, query }) => `${path}?${query}`);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages).toHaveLength(8);
    expect(host.greatestAtOnce).toBe(kind === 'bitbucketDataCenter' ? 1 : 5);
  });

  it('shows everything that the account sees where no organization is set, personal ones too', async () => {
    const host = hosts[kind];
    const all = names(await batches(host, {}));
    const owners = new Set(all.map((name) => name.slice(0, name.lastIndexOf('/')).toLowerCase()));
    expect([...owners]).toEqual(expect.arrayContaining(['acme', 'globex']));
    expect([...owners].some((owner) => owner.includes('alice'))).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });

  it('searches', async () => {
    expect(names(await batches(hosts[kind], { search: 'backend' }))).toEqual([
      expect.stringMatching(/^globex\/backend$/i),
    ]);
  });

  it('ends at a cap and says so, whatever the host claims', async () => {
    const host = hosts[kind];
    const organization = kind === 'bitbucketDataCenter' ? 'HUGE' : 'huge';
    host.claimRepositories(organization, 'service', 1_000_000);
    host.clearRequests();
    const all = await batches(host, { organization, most: 1050 });
    expect(names(all)).toHaveLength(1050);
    expect(all.at(-1)?.cutOff).toBe(true);
    expect(host.requests.length).toBeLessThanOrEqual(16);
  });

  it('ends although every page of the host names a next one', async () => {
    const host = hosts[kind];
    host.faults.set('/', { endless: true });
    const all = await batches(host, { organization: kind === 'bitbucketDataCenter' ? 'ACME' : 'acme' });
    expect(names(all).length).toBeGreaterThan(0);
    expect(new Set(names(all)).size).toBe(names(all).length);
    expect(host.requests.length).toBeLessThan(10);
  });

  it('is cancelled within 100 ms', async () => {
    const host = hosts[kind];
    const organization = kind === 'bitbucketDataCenter' ? 'HUGE' : 'huge';
    host.claimRepositories(organization, 'service', 1_000_000);
    const controller = new AbortController();
    const client = await practiceClient(host, 'full access');
    const listing = listRepositories(client, { organization }, controller.signal);
    await listing.next();
    host.faults.set('/', { hang: true });
    const next = listing.next().then(() => listing.next());
    const aborted = performance.now();
    controller.abort(new Error('closed'));
    await expect(next).rejects.toThrow('closed');
    expect(performance.now() - aborted).toBeLessThan(100);
  });

  it('tells a failure after what came before it', async () => {
    const host = hosts[kind];
    const organization = kind === 'bitbucketDataCenter' ? 'LISTED' : 'listed';
    const client = await practiceClient(host, 'full access');
    const listing = listRepositories(client, { organization }, signal);
    expect(await listing.next()).toMatchObject({ value: { ok: true } });
    host.faults.set('/', { status: 403, body: '{}' });
    const rest: unknown[] = [];
    for await (const batch of listing) rest.push(batch);
    expect(rest.at(-1)).toMatchObject({ ok: false });
  });
});

describe('a host that claims a million repositories', () => {
  it('takes memory for what is shown, and no more', async () => {
    const host = hosts.gitlab;
    host.claimRepositories('million', 'service', 1_000_000);
    const client = await practiceClient(host, 'full access');
    const before = process.memoryUsage().heapUsed;
    let rows = 0;
    let cutOff = false;
    for await (const batch of listRepositories(client, { organization: 'million' }, signal)) {
      if (!batch.ok) throw new Error(batch.error.kind);
      rows += batch.value.repositories.length;
      cutOff = batch.value.cutOff === true;
    }
    host.clearRequests();
    expect([rows, cutOff]).toEqual([10_000, true]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
});
