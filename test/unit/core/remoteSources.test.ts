import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountStore, type AccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { readDirectory } from '../../../src/core/provider/readDirectory';
import {
  createRepositoryFinder,
  type RepositoryFinder,
} from '../../../src/ui/remoteSources/repositoryFinder';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import {
  everythingAllowed,
  hosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  sample,
} from './sampleProviders';

const kinds = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const;

let practice: PracticeHosts;

beforeAll(async () => {
  practice = await startPracticeHosts();
});

afterAll(() => practice.closeAll());

interface Bench {
  readonly finder: RepositoryFinder;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  /** Another definition in the place of the one with this id, or none. */
  put(id: string, provider: Provider | undefined): void;
  /** Moves the clock. */
  pass(ms: number): void;
}

let bench: Bench;

beforeEach(() => {
  for (const host of practice.all) {
    host.faults.clear();
    host.clearRequests();
  }
  let time = Date.now();
  const now = (): Date => new Date(time);
  const policy = () => everythingAllowed;
  const accounts = createAccountStore(memorySecrets(), now, policy);
  const health = createHealthStore(memoryMemento());
  const tester = createConnectionTester({
    accounts,
    health,
    hosts,
    policy,
    now,
    tryGit: () => Promise.reject(new Error('Git is not asked')),
    log: (problem, cause) => {
      throw new Error(problem, { cause });
    },
  });
  const empty = readDirectory([], knownHosts, everythingAllowed);
  const byId = new Map<string, Provider>();
  const finder = createRepositoryFinder({
    directory: { current: () => ({ ...empty, byId }) },
    accounts,
    health,
    hosts,
    now,
    verify: (provider, account) => tester.verify(provider, account),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  bench = {
    finder,
    accounts,
    health,
    put: (id, provider) => {
      if (provider === undefined) byId.delete(id);
      else byId.set(id, provider);
    },
    pass: (ms) => {
      time += ms;
    },
  };
});

async function add(host: PracticeHost, organization?: string, label = 'full access'): Promise<Provider> {
  const provider = sample(host.baseUrl, {
    type: host.type,
    ...(organization !== undefined && { organization }),
  });
  bench.put(provider.id, provider);
  const { token, email, user } = host.token(label);
  await bench.accounts.save(provider, {
    token: new Secret(token),
    ...(email !== undefined && { email }),
    ...(user !== undefined && { username: user }),
  });
  return provider;
}

async function names({ id }: Provider, text = ''): Promise<readonly string[]> {
  const found = await bench.finder.find(id, text);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value.map(({ fullName }) => fullName);
}

describe.each(kinds)('the clone picker for a provider of %s', (kind) => {
  const spelled = (name: string): string => (kind === 'bitbucketDataCenter' ? name.toUpperCase() : name);

  it('shows what the account sees, and asks nobody before it is opened', async () => {
    const provider = await add(practice[kind]);
    expect(practice[kind].requests).toEqual([]);
    const all = await names(provider);
    expect(all).toEqual(expect.arrayContaining([`${spelled('acme')}/web`, `${spelled('globex')}/app`]));
  });

  it('keeps to the organization of the provider', async () => {
    const provider = await add(practice[kind], spelled('globex'));
    expect([...(await names(provider))].sort()).toEqual([
      `${spelled('globex')}/app`,
      `${spelled('globex')}/backend`,
    ]);
  });

  it('finds by a part of the name, and of the organization with it', async () => {
    const host = practice[kind];
    host.addRepositories(spelled('crowd'), 'service', 250);
    const provider = await add(host);
    expect(await names(provider, 'ervice-249')).toEqual([`${spelled('crowd')}/service-249`]);
    expect(await names(provider, 'crowd/service-249')).toEqual([`${spelled('crowd')}/service-249`]);
    expect(await names(provider, 'acme/service-249')).toEqual([]);
  });

  it('gives the first page where the others do not come in time', async () => {
    const host = practice[kind];
    host.addRepositories(spelled('slow'), 'service', 230);
    const provider = await add(host, spelled('slow'));
    expect(await names(provider)).toHaveLength(230);
    bench.pass(120_000);
    host.faults.set('/', { delayMs: 900 });
    const found = await names(provider);
    expect(found.length).toBeGreaterThanOrEqual(100);
    expect(found.length).toBeLessThan(230);
  });

  it('says that a token is refused, and does not knock with it again', async () => {
    const host = practice[kind];
    const provider = await add(host, spelled('acme'), 'expired');
    const first = await bench.finder.find(provider.id, '');
    expect(first).toMatchObject({ ok: false, error: { kind: 'host', error: { kind: 'unauthorized' } } });
    host.clearRequests();
    expect(await bench.finder.find(provider.id, 'we')).toEqual({
      ok: false,
      error: { kind: 'deadToken', expired: false },
    });
    expect(host.requests).toEqual([]);
  });
});

describe('the rows of the clone picker', () => {
  it('are the most recent first', async () => {
    for (const kind of ['github', 'gitlab', 'bitbucket'] as const) {
      const provider = await add(practice[kind], 'acme');
      const found = await bench.finder.find(provider.id, '');
      const times = found.ok ? found.value.map(({ updatedAt }) => updatedAt ?? '') : [];
      expect(times.length).toBeGreaterThan(3);
      expect(times).toEqual([...times].sort().reverse());
    }
  });

  it('are searched here for a minute once they are all known, and only then asked for again', async () => {
    const { github } = practice;
    const provider = await add(github, 'acme');
    await names(provider);
    github.clearRequests();
    expect(await names(provider, 'web')).toEqual(['acme/web']);
    expect(github.requests).toEqual([]);
    bench.pass(61_000);
    expect(await names(provider, 'web')).toEqual(['acme/web']);
    expect(github.requests.length).toBeGreaterThan(0);
  });

  it('are asked for anew with another token', async () => {
    const { github } = practice;
    const provider = await add(github, 'acme');
    await names(provider);
    bench.pass(1);
    await bench.accounts.save(provider, { token: new Secret(github.token('without repo scope').token) });
    expect(await names(provider)).toEqual(['acme/handbook']);
  });

  it('of an earlier question end when the next one is asked', async () => {
    const { gitlab } = practice;
    const provider = await add(gitlab, 'acme');
    gitlab.faults.set('/', { hang: true, times: 1 });
    const first = bench.finder.find(provider.id, 'a');
    await expect.poll(() => gitlab.requests.length).toBe(1);
    const second = await names(provider, 'web');
    expect(await first).toEqual({ ok: true, value: [] });
    expect(second).toEqual(['acme/web']);
    expect(gitlab.requests[0]).toMatchObject({ aborted: true });
  });

  it('are none, with the reason, for a provider that is gone, inactive or has no token', async () => {
    const { github } = practice;
    const provider = await add(github, 'acme');
    bench.put(provider.id, { ...provider, status: 'inactive' });
    expect(await bench.finder.find(provider.id, '')).toEqual({ ok: false, error: { kind: 'gone' } });
    bench.put(provider.id, undefined);
    expect(await bench.finder.find(provider.id, '')).toEqual({ ok: false, error: { kind: 'gone' } });
    bench.put(provider.id, provider);
    await bench.accounts.remove(provider.id);
    expect(await bench.finder.find(provider.id, '')).toEqual({
      ok: false,
      error: { kind: 'tokenMissing', absence: { kind: 'missing' } },
    });
    expect(github.requests).toEqual([]);
  });
});
