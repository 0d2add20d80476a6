import fc from 'fast-check';
import { collectGarbage } from '../credentials/resources';
import type { TortureContext } from '../subject';

/** Milliseconds that one input may take, on a machine that does other things too. */
const slowest = 1_500;
/** Bytes that all inputs together may leave behind. */
const growthLimit = 8_000_000;

/**
 * Gives so many inputs to `judge`, which throws where one is not met as it should be. None may take long, and together
 * they may leave nothing behind. The smallest input that fails is in the error, with the seed.
 */
export async function generate<T>(
  inputs: fc.Arbitrary<T>,
  judge: (input: T) => void | Promise<void>,
  { seed, left }: Pick<TortureContext, 'seed' | 'left'>,
  numRuns: number,
): Promise<string> {
  const longest = { ms: 0 };
  const property = fc.asyncProperty(inputs, async (input) => {
    const begun = performance.now();
    const judged = judge(input);
    // Most are judged at once: a promise for each would only cost time.
    if (judged !== undefined) await judged;
    const ms = performance.now() - begun;
    longest.ms = Math.max(longest.ms, ms);
    if (ms > slowest) throw new Error(`An input took ${ms.toFixed(0)} ms`);
  });
  const give = async (count: number, from: number): Promise<number> => {
    const limit = { interruptAfterTimeLimit: Math.max(1_000, left()) };
    const details = await fc.check(property, { numRuns: count, seed: from, ...limit });
    if (details.failed) {
      throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
    }
    return details.numRuns;
  };
  await give(Math.max(1, Math.round(numRuns / 20)), seed + 1);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const given = await give(numRuns, seed);
  collectGarbage();
  const growth = process.memoryUsage().heapUsed - before;
  if (growth > growthLimit) throw new Error(`${given} inputs left ${growth} bytes behind`);
  return `${given} inputs, the slowest ${longest.ms.toFixed(0)} ms, heap ${growth < 0 ? '' : '+'}${(growth / 1000).toFixed(0)} KB`;
}
