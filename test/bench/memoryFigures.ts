import type { Repository } from '../../src/core/host/gitHost';
import type { BenchContext } from './benchContext';
import { clientOf } from './clientOf';
import type { Figure } from './figure';
import type { StartedHost } from './hostOrder';
import { listAll } from './listAll';
import { median } from './median';
import { startHostProcess } from './practiceHostProcess';

const count = 10_000;
const rounds = 5;

/** What only the first lists make, such as compiled code, stays whatever their length. */
const warmUp = 1;

/** What stays in memory of a list of repositories. */
export function memoryFigures(context: BenchContext): readonly Figure[] {
  return [
    {
      name: 'memory.perRepositoryBytes',
      meaning: `bytes that the heap grows by with each of ${count} listed repositories, the worse of two hosts`,
      goal: 500,
      measure: () => bytesOfRepository(context),
    },
  ];
}

async function bytesOfRepository(context: BenchContext): Promise<number> {
  const names = ['github', 'gitlab'] as const;
  const order = { names: [...names], delayMs: 0, repositories: count, tokens: 0 };
  const practice = await startHostProcess(context, order);
  try {
    const sizes: number[] = [];
    for (const host of practice.hosts) sizes.push(await bytesOnHost(host));
    console.log(`  bytes of a repository of each host: ${sizes.map(Math.round).join(', ')}`);
    return Math.max(...sizes);
  } finally {
    await practice.close();
  }
}

/** All lists are kept, so that no round measures what an earlier one lets go of. */
async function bytesOnHost(host: StartedHost): Promise<number> {
  const kept: (readonly Repository[])[] = [];
  const sizes: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const client = await clientOf(host);
    const before = await heapInUse();
    kept.push(await listAll(client, host.organization));
    if (round >= 0) sizes.push(((await heapInUse()) - before) / count);
  }
  if (kept.some(({ length }) => length !== count)) throw new Error(`${host.name} shows not all repositories`);
  return median(sizes);
}

/** Bytes of what is in use. What a request has left in a timer or a socket is let go of in later turns. */
async function heapInUse(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('The bench runs without --expose-gc');
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
