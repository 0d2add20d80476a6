import type { BenchContext } from './benchContext';
import { clientOf } from './clientOf';
import type { Figure } from './figure';
import type { StartedHost } from './hostOrder';
import { batchesOf, listAll } from './listAll';
import { startHostProcess } from './practiceHostProcess';
import { countByGitbeaker, countByOctokit, type CountPages } from './sequentialPages';
import { sideBySide } from './sideBySide';

const count = 10_000;
const delayMs = 50;

/** How fast the repositories of a large organization come in. */
export function repositoryFigures(context: BenchContext): readonly Figure[] {
  return [
    {
      name: 'repositories.firstPage',
      meaning: 'the time to the first repositories over one round trip, the worst of four hosts',
      goal: 1.5,
      measure: () => firstPageOverRoundTrip(context),
    },
    {
      name: 'repositories.vsSequential',
      meaning: `${count} repositories over page after page with the host’s own client, the worse of two hosts`,
      goal: 0.3,
      measure: () => allOverSequential(context),
    },
  ];
}

async function firstPageOverRoundTrip(context: BenchContext): Promise<number> {
  const names = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const;
  const order = { names: [...names], delayMs, repositories: count, tokens: 0 };
  const practice = await startHostProcess(context, order);
  try {
    const ratios: number[] = [];
    for (const host of practice.hosts) ratios.push(await firstPageOf(host));
    return Math.max(...ratios);
  } finally {
    await practice.close();
  }
}

/** A round trip is the shortest answer that the host gives. */
async function firstPageOf(host: StartedHost): Promise<number> {
  const roundTrip = async () => {
    await (await fetch(host.origin)).arrayBuffer();
  };
  const firstPage = async () => {
    for await (const { repositories } of batchesOf(await clientOf(host), host.organization)) {
      if (repositories.length === 0) throw new Error(`${host.name} shows no repository`);
      return;
    }
  };
  const contestants = [
    { name: 'round trip', run: roundTrip },
    { name: 'first page', run: firstPage },
  ] as const;
  const medianOf = await sideBySide(contestants, { rounds: 21, warmUp: 3 });
  return medianOf('first page') / medianOf('round trip');
}

async function allOverSequential(context: BenchContext): Promise<number> {
  const ways: Readonly<Record<string, CountPages>> = { github: countByOctokit, gitlab: countByGitbeaker };
  const order = { names: ['github' as const, 'gitlab' as const], delayMs, repositories: count, tokens: 0 };
  const practice = await startHostProcess(context, order);
  try {
    const ratios: number[] = [];
    for (const host of practice.hosts) {
      const ownClient = ways[host.name];
      if (ownClient === undefined) throw new Error(`${host.name} has no client of its own`);
      const contestants = [
        { name: 'page after page', run: () => all(host, ownClient) },
        {
          name: 'ours',
          run: () => all(host, async () => (await listAll(await clientOf(host), host.organization)).length),
        },
      ] as const;
      const medianOf = await sideBySide(contestants, { rounds: 15, warmUp: 0 });
      const [ours, sequential] = [medianOf('ours'), medianOf('page after page')];
      console.log(
        `  ${count} repositories of ${host.name}: ${ours.toFixed(0)} ms, ${sequential.toFixed(0)} ms page after page`,
      );
      ratios.push(ours / sequential);
    }
    return Math.max(...ratios);
  } finally {
    await practice.close();
  }
}

async function all(host: StartedHost, list: CountPages): Promise<void> {
  const found = await list(host);
  if (found !== count) throw new Error(`${found} of ${count} repositories of ${host.name} came in`);
}
