import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnectionTester } from '../../../src/core/diagnosis/connectionTester';
import { testMany, type TestedProvider } from '../../../src/core/diagnosis/testMany';
import { createHealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { ok } from '../../../src/shared/result';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { accountsWith, everythingAllowed, hosts, memoryMemento, sample } from '../core/sampleProviders';

let practice: PracticeHosts;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['github', 'gitlab'] });
});
beforeEach(() => {
  for (const host of practice.all) host.clearRequests();
});
afterAll(() => practice.closeAll());

interface Run {
  readonly tested: Promise<readonly TestedProvider[]>;
  readonly progress: readonly number[];
  readonly abort: AbortController;
  /** Repositories that Git was tried on. */
  readonly tried: readonly string[];
  /** Greatest number of tests that were under way together. */
  readonly greatest: () => number;
}

async function runAll(
  tokens: readonly (readonly [Provider, string])[],
  providers?: readonly Provider[],
): Promise<Run> {
  const abort = new AbortController();
  const progress: number[] = [];
  const tried: string[] = [];
  const tester = createConnectionTester({
    accounts: await accountsWith(tokens),
    health: createHealthStore(memoryMemento()),
    hosts,
    tryGit: (url) => {
      tried.push(url);
      return Promise.resolve(ok({}));
    },
    policy: () => everythingAllowed,
    now: () => new Date(),
    log: () => undefined,
  });
  let greatest = 0;
  const all = providers ?? tokens.map(([provider]) => provider);
  tester.onDidChange(() => {
    greatest = Math.max(greatest, all.filter(({ id }) => tester.isTesting(id)).length);
  });
  const tested = testMany(tester, all, abort.signal, (done) => progress.push(done));
  return { tested, progress, abort, tried, greatest: () => greatest };
}

describe('a test of all providers', () => {
  it('tells of each in the order given, with the number that is done, ten at a time', async () => {
    const { token } = practice.gitlab.token('full access');
    const providers = Array.from({ length: 12 }, (_, at) =>
      sample(practice.gitlab.baseUrls.server, { type: 'gitlab', name: `Provider ${at}` }),
    );
    const run = await runAll(providers.map((provider) => [provider, token] as const));
    const tested = await run.tested;
    expect(tested.map(({ provider }) => provider.id)).toEqual(providers.map(({ id }) => id));
    expect(tested.every(({ outcome }) => outcome.ok)).toBe(true);
    expect(run.progress).toEqual(providers.map((_, at) => at + 1));
    expect(run.greatest()).toBe(10);
  });

  it('makes no request twice for the same base URL and token, nor lets Git try a repository twice', async () => {
    const { token } = practice.github.token('full access');
    const here = (organization?: string) =>
      sample(practice.github.baseUrl, organization === undefined ? {} : { organization });
    const providers = [here('acme'), here('globex'), here('acme'), here()];
    const { tested, tried } = await runAll(providers.map((provider) => [provider, token] as const));
    await tested;
    const asked = practice.github.requests.map(({ method, path, query }) => `${method} ${path}?${query}`);
    expect(asked).toContain('GET /api.github.com/user?');
    expect(new Set(asked).size).toBe(asked.length);
    expect(new Set(tried).size).toBe(tried.length);
  });

  it('keeps the answers to different tokens apart', async () => {
    const provider = () => sample(practice.github.baseUrl);
    const { tested } = await runAll([
      [provider(), practice.github.token('full access').token],
      [provider(), practice.github.token('bob').token],
    ]);
    const names = (await tested).map(({ outcome }) => (outcome.ok ? outcome.value.username : undefined));
    expect(names).toEqual(['alice', 'bob']);
  });

  it('says of a provider without a token that there is none', async () => {
    const [one, other] = [sample(practice.github.baseUrl), sample(practice.github.baseUrl)];
    const { tested } = await runAll([[one, practice.github.token('full access').token]], [one, other]);
    expect((await tested).map(({ outcome }) => outcome.ok)).toEqual([true, false]);
  });

  it('ends within 100 ms when it is cancelled', async () => {
    practice.gitlab.faults.set('/', { hang: true });
    try {
      const { token } = practice.gitlab.token('full access');
      const providers = Array.from({ length: 8 }, () => sample(practice.gitlab.baseUrl, { type: 'gitlab' }));
      const { tested, abort } = await runAll(providers.map((provider) => [provider, token] as const));
      tested.catch(() => undefined);
      await expect.poll(() => practice.gitlab.requests.length).toBeGreaterThan(0);
      const begun = performance.now();
      abort.abort();
      await expect(tested).rejects.toThrow('aborted');
      expect(performance.now() - begun).toBeLessThan(100);
    } finally {
      practice.gitlab.faults.clear();
    }
  });
});
