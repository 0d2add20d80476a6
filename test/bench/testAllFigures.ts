import { setTimeout as sleep } from 'node:timers/promises';
import { createConnectionTester, type ConnectionTester } from '../../src/core/diagnosis/connectionTester';
import { testMany } from '../../src/core/diagnosis/testMany';
import { createHealthStore } from '../../src/core/provider/health';
import type { Provider } from '../../src/core/provider/provider';
import { defaultLimits } from '../../src/hosts/transport/limits';
import { ok } from '../../src/shared/result';
import { accountsWith, everythingAllowed, hosts, memoryMemento, sample } from '../unit/core/sampleProviders';
import type { BenchContext } from './benchContext';
import type { Figure } from './figure';
import { startHostProcess } from './practiceHostProcess';
import { sideBySide } from './sideBySide';

const count = 100;
const delayMs = 50;

/** Round trips of `git ls-remote`: turned away, let in, the branches. */
const gitRoundTrips = 3;

/** The part of a test's requests that is sent bare: as many as there are would take as long again. */
const sampled = 1 / 10;

/** How close a test of all providers comes to what latency and the limit on requests allow. */
export function testAllFigures(context: BenchContext): readonly Figure[] {
  return [
    {
      name: 'testAll.vsIdeal',
      meaning: `${count} providers tested over the time of their requests alone, ${defaultLimits.atOnce} at once`,
      goal: 1.3,
      measure: () => testedOverIdeal(context),
    },
  ];
}

async function testedOverIdeal(context: BenchContext): Promise<number> {
  const order = { names: ['github' as const], delayMs, repositories: 0, tokens: count };
  const practice = await startHostProcess(context, order);
  try {
    const [host] = practice.hosts;
    if (host === undefined) throw new Error('There is no practice host');
    const { type, baseUrl, origin, tokens } = host;
    const accounts = tokens
      .slice(1)
      .map((token) => [sample(baseUrl, { type, organization: 'acme' }), token] as const);
    const tester = await testerOf(accounts);
    const test = () =>
      testAll(
        tester,
        accounts.map(([provider]) => provider),
      );
    await practice.countRequests();
    await test();
    const requests = Math.round((await practice.countRequests()) * sampled);
    const contestants = [
      { name: 'ours', run: test },
      { name: 'bare', run: () => sendBare(origin, requests) },
    ] as const;
    const medianOf = await sideBySide(contestants, { rounds: 15, warmUp: 1 });
    return medianOf('ours') / (medianOf('bare') / sampled);
  } finally {
    await practice.close();
  }
}

/** Git is the time that its round trips take: what its processes cost is measured by itself. */
async function testerOf(accounts: readonly (readonly [Provider, string])[]): Promise<ConnectionTester> {
  return createConnectionTester({
    accounts: await accountsWith(accounts),
    health: createHealthStore(memoryMemento()),
    hosts,
    tryGit: () => sleep(gitRoundTrips * delayMs, ok({})),
    policy: () => everythingAllowed,
    now: () => new Date(),
    log: (problem, cause) => {
      throw new Error(problem, { cause });
    },
  });
}

async function testAll(tester: ConnectionTester, providers: readonly Provider[]): Promise<void> {
  const tested = await testMany(tester, providers, new AbortController().signal, () => undefined);
  const bad = tested.find(
    ({ outcome }) => !outcome.ok || outcome.value.checks.some(({ status }) => status === 'failed'),
  );
  if (bad !== undefined) throw new Error(`A test failed: ${JSON.stringify(bad.outcome)}`);
}

/** The shortest answers that the host gives, as many at once as the product asks for. */
async function sendBare(url: string, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number).values();
  const work = async (): Promise<void> => {
    for (const number of numbers) await (await fetch(`${url}/?${number}`)).arrayBuffer();
  };
  await Promise.all(Array.from({ length: defaultLimits.atOnce }, work));
}
