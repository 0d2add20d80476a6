import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeHosts } from '../hosts/startPracticeHosts';
import type { BenchContext } from './benchContext';
import { credentialCache } from './credentialCache';
import type { CredentialWay } from './credentialWay';
import type { Figure } from './figure';
import { createLoneGit } from './loneGit';
import { once } from './once';
import { ourHelper } from './ourHelper';
import { median } from './median';
import { timesSideBySide } from './sideBySide';
import { vscodeAskpass } from './vscodeAskpass';

interface Added {
  readonly ours: number;
  readonly cache: number;
  readonly askpass: number;
}

/** What our credential costs Git, next to what others cost it; all in one run. */
export function credentialFigures(context: BenchContext): readonly Figure[] {
  const added = once(() => measureAdded(context));
  return [
    {
      name: 'credential.vsCache',
      meaning: 'what our helper adds to git ls-remote over what git credential-cache adds',
      goal: 3,
      measure: async () => (await added()).ours / (await added()).cache,
    },
    {
      name: 'credential.vsAskpass',
      meaning: 'what our helper adds to git ls-remote over what VS Code’s askpass adds',
      goal: 0.2,
      measure: async () => (await added()).ours / (await added()).askpass,
    },
  ];
}

/** Milliseconds that each way adds to reading a repository that needs no credential. */
async function measureAdded(context: BenchContext): Promise<Added> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-bench-'));
  const hosts = await startPracticeHosts({ only: ['github'], directory: join(directory, 'hosts') });
  const ways: CredentialWay[] = [];
  try {
    const host = hosts.github;
    const { username, token } = host.token('full access');
    const login = { baseUrl: host.baseUrl, organization: 'acme', username, token };
    const git = await createLoneGit(directory);
    const contestant = <Name extends string>(name: Name, repository: string, way?: CredentialWay) => {
      if (way !== undefined) ways.push(way);
      const words = ['ls-remote', '--heads', host.cloneUrl(repository)];
      const run = () => git.run(words, way?.environment);
      return { name, run, settle: async () => way?.settle?.() };
    };
    const timesOf = await timesSideBySide(
      [
        contestant('none', 'acme/handbook'),
        contestant('ours', 'acme/web', await ourHelper(directory, git.environment, login)),
        contestant('cache', 'acme/web', await credentialCache(directory, git, login)),
        contestant('askpass', 'acme/web', await vscodeAskpass(directory, context, login)),
      ],
      { rounds: 45, warmUp: 3 },
    );
    const none = timesOf('none');
    // Within one round the machine is as busy for all of them: differences of a few milliseconds show there.
    const addedBy = (name: 'ours' | 'cache' | 'askpass'): number =>
      median(timesOf(name).map((time, round) => time - (none[round] ?? Number.NaN)));
    const added = { ours: addedBy('ours'), cache: addedBy('cache'), askpass: addedBy('askpass') };
    const words = Object.entries({ none: median(none), ...added }).map(
      ([name, ms]) => `${name} ${ms.toFixed(1)}`,
    );
    console.log(`  git ls-remote in ms, and what each way adds: ${words.join(', ')}`);
    return added;
  } finally {
    for (const way of ways) await way.close();
    await hosts.closeAll();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
