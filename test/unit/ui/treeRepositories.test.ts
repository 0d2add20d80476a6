import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountStore } from '../../../src/core/account/accountStore';
import { Secret } from '../../../src/core/account/secret';
import { createHealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { readDirectory } from '../../../src/core/provider/readDirectory';
import { createRepositoryListings, type RepositoryListings } from '../../../src/ui/tree/repositoryListings';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import {
  everythingAllowed,
  hosts,
  knownHosts,
  memoryMemento,
  memorySecrets,
  sample,
} from '../core/sampleProviders';

let practice: PracticeHosts;
let listings: RepositoryListings;
let provider: Provider;
let verified: string[];

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['gitlab'] });
  practice.gitlab.addRepositories('acme', 'many', 250);
});

afterAll(() => practice.closeAll());

beforeEach(async () => {
  practice.gitlab.faults.clear();
  practice.gitlab.clearRequests();
  verified = [];
  provider = sample(practice.gitlab.baseUrl, { type: 'gitlab', organization: 'acme' });
  const accounts = createAccountStore(
    memorySecrets(),
    () => new Date(),
    () => everythingAllowed,
  );
  const { token } = practice.gitlab.token('full access');
  await accounts.save(provider, { token: new Secret(token) });
  const directory = readDirectory([], knownHosts, everythingAllowed);
  listings = createRepositoryListings({
    directory: { current: () => ({ ...directory, byId: new Map([[provider.id, provider]]) }) },
    accounts,
    health: createHealthStore(memoryMemento()),
    hosts,
    now: () => new Date(),
    verify: ({ id }) => {
      verified.push(id);
      return Promise.resolve();
    },
  });
});

const pages = () =>
  practice.gitlab.requests.filter(({ path }) => path.includes('/projects') && !path.includes('/projects/'))
    .length;

describe('the repositories below a provider', () => {
  it('are asked for one page at a time, and none twice', async () => {
    const first = await listings.list(provider.id);
    expect(first.repositories).toHaveLength(100);
    expect(first.more).toBe(true);
    expect(pages()).toBe(1);
    expect(await listings.list(provider.id)).toEqual(first);
    expect(pages()).toBe(1);
    listings.more(provider.id);
    const second = await listings.list(provider.id);
    expect(second.repositories.slice(0, 100)).toEqual(first.repositories);
    expect(second.repositories).toHaveLength(200);
    listings.more(provider.id);
    const last = await listings.list(provider.id);
    expect(last.more).toBe(false);
    expect(new Set(last.repositories.map(({ cloneUrl }) => cloneUrl)).size).toBe(last.repositories.length);
    expect(last.repositories.length).toBeGreaterThan(250);
    expect(pages()).toBe(3);
  });

  it('are fetched once by two who ask at the same time', async () => {
    const [one, other] = await Promise.all([listings.list(provider.id), listings.list(provider.id)]);
    expect(one).toEqual(other);
    expect(pages()).toBe(1);
  });

  it('keep what came before a failure, which is told, and go on after a retry', async () => {
    const first = await listings.list(provider.id);
    practice.gitlab.faults.set('', { status: 503 });
    listings.more(provider.id);
    const failed = await listings.list(provider.id);
    expect(failed.repositories).toEqual(first.repositories);
    expect(failed.problem).toMatchObject({ kind: 'host', error: { kind: 'serverError' } });
    expect(failed.more).toBe(false);
    practice.gitlab.faults.clear();
    listings.retry(provider.id);
    expect((await listings.list(provider.id)).problem).toBeUndefined();
  });

  it('have a refused token checked once', async () => {
    practice.gitlab.faults.set('', { status: 401 });
    expect((await listings.list(provider.id)).problem).toMatchObject({ error: { kind: 'unauthorized' } });
    await listings.list(provider.id);
    expect(verified).toEqual([provider.id]);
  });

  it('are let go of while the host does not answer, and asked for anew', async () => {
    practice.gitlab.faults.set('', { hang: true });
    const waiting = listings.list(provider.id);
    await expect.poll(() => practice.gitlab.requests.length).toBeGreaterThan(0);
    expect(listings.stop(provider.id)).toBe(true);
    expect((await waiting).repositories).toEqual([]);
    expect(listings.stop(provider.id)).toBe(false);
    practice.gitlab.faults.clear();
    expect((await listings.list(provider.id)).repositories).toHaveLength(100);
  });

  it('of an inactive provider are nobody’s: no host is asked', async () => {
    provider = { ...provider, status: 'inactive' };
    expect((await listings.list(provider.id)).problem).toEqual({ kind: 'gone' });
    expect(practice.gitlab.requests).toEqual([]);
  });
});
