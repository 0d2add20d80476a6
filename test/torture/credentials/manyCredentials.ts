import { once } from 'node:events';
import * as v from 'valibot';
import type { CredentialSource } from '../../../src/core/credential/gitRequest';
import { sample } from '../../unit/core/sampleProviders';
import { createGitWorld } from '../../unit/git/gitWorld';
import { providerSource } from '../../unit/git/providerSource';
import { expectNoCanary } from '../canary/expectNoCanary';
import { startChild } from '../childProgram';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { resourcesNow } from './resources';

const requests = 10_000;
const helperRuns = 300;
const organizations = 20;
const claim = 'https://git.example.com';
/** Bytes that 10,000 requests may leave behind: far below one of their answers each. */
const growthLimit = 1_500_000;
/** Longer than a connection of a helper's is kept, in milliseconds. */
const restMs = 2_500;

/** Requests through the broker's socket by the module that the Node helper is, and by Git with the shell's helper. */
export async function askOften(context: TortureContext): Promise<TortureOutcome> {
  const world = await createGitWorld();
  try {
    const source = await providerSource(
      Array.from({ length: organizations }, (_, at) => {
        const organization = `org-${at}`;
        return [sample(claim, { organization }), `${context.canary}-of-${organization}`] as const;
      }),
    );
    // What was answered is kept by the test's own source; the product's keeps nothing.
    const kept: CredentialSource = {
      ...source,
      async get(request, caller) {
        const answer = await source.get(request, caller);
        source.answered.splice(0);
        return answer;
      },
    };
    const env = world.terminal(await world.openWindow('w1', kept, [claim]));
    const child = startChild(context.programs, 'askingGit', {
      runtimeDirectory: world.runtimeDirectory,
      canary: context.canary,
    });
    expectEqual(await child.next(), 'ready', 'the first word of the helper');
    const ask = async (times: number): Promise<void> => {
      child.process.send({ times });
      const { wrong } = v.parse(v.object({ wrong: v.number() }), await child.next());
      expectEqual(wrong, 0, 'requests without the right answer');
    };
    const git = async (times: number): Promise<void> => {
      for (let number = 0; number < times; number++) {
        const organization = `org-${number % organizations}`;
        const { stdout } = await world.git(
          env,
          ['credential', 'fill'],
          `url=${claim}/${organization}/web.git\n\n`,
        );
        expectEqual(
          stdout.includes(`password=${context.canary}-of-${organization}\n`),
          true,
          'what Git gets',
        );
      }
    };
    const [many, runs] = [context.times(requests), context.times(helperRuns)];
    await ask(Math.min(many, 2_000));
    await git(3);
    const before = await resourcesNow(restMs);
    await ask(many);
    await git(runs);
    const after = await resourcesNow(restMs);
    expectEqual(after.active, before.active, 'active handles');
    expectEqual(after.files, before.files, 'open files');
    const growth = after.heap - before.heap;
    if (growth > growthLimit) throw new Error(`${many} requests left ${growth} bytes behind`);
    process.report.directory = context.directory;
    process.report.writeReport('report.credentials.json');
    child.process.kill();
    await once(child.process, 'exit');
    await expectNoCanary(context.canary, [world.directory]);
    const kilobytes = (growth / 1000).toFixed(0);
    return {
      kind: 'done',
      done: `${many} requests and ${runs} runs of git credential; heap ${growth < 0 ? '' : '+'}${kilobytes} KB, handles and ${after.files} open files as before`,
    };
  } finally {
    await world.close();
  }
}
