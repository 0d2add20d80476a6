import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Secret } from '../../../src/core/account/secret';
import { findInterrupted } from '../../../src/core/lifecycle/rotation/findInterrupted';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { hosts, rotatingWindow, type RotatingWindow } from '../../unit/storage/rotatingWindow';
import { chanceOf } from '../chance';
import { startChild } from '../childProgram';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';

const kills = 120;
/** Milliseconds after it is ready within which a process is killed. */
const longest = 250;
const dayMs = 86_400_000;

/** Kills a window while the host replaces its token; the next start has a token that works, or tells of one that is lost. */
export async function killWhileRotating(context: TortureContext): Promise<TortureOutcome> {
  const chance = chanceOf(context.seed);
  const practice = await startPracticeHosts({ only: ['gitlab'] });
  const { baseUrl } = practice.gitlab;
  const [folder, secrets] = [context.directory, join(context.directory, 'secrets')];
  await mkdir(secrets, { recursive: true });
  const expiresOn = new Date(Date.now() + 30 * dayMs).toISOString().slice(0, 10);
  const times = context.times(kills);
  let [kill, lost] = [0, 0];
  try {
    await enterToken(practice, rotatingWindow(folder, baseUrl, secrets), `${context.canary} first`);
    for (; kill < times && context.left() > 0; kill++) {
      const order = { folder, baseUrl, secrets, expiresOn };
      const child = startChild(context.programs, 'rotatingUntilKilled', order);
      expectEqual(await child.next(), 'ready', 'the first word of a window');
      await wait(chance.fraction() * longest);
      child.process.kill('SIGKILL');
      expectEqual(await child.ended, 'SIGKILL', 'the end of a window');
      const next = rotatingWindow(folder, baseUrl, secrets);
      const works = await tokenWorks(practice, next);
      expectEqual((await tellLost(next)).length, works ? 0 : 1, 'providers that are told of');
      expectEqual((await tellLost(next)).length, 0, 'providers that are told of again');
      expectEqual(next.health.read(next.provider.id)?.outcome, works ? undefined : 'rejected', 'the health');
      if (works) continue;
      lost++;
      await enterToken(practice, next, `${context.canary} ${String(kill)}`);
    }
  } finally {
    await practice.closeAll();
  }
  const rotations = practice.gitlab.requests.filter(({ path }) => path.endsWith('/rotate')).length;
  return {
    kind: 'done',
    done: `${kill} kills among ${rotations} rotations, ${lost} tokens lost on their way, each told of once`,
  };
}

async function enterToken(
  practice: PracticeHosts,
  { accounts, provider }: RotatingWindow,
  name: string,
): Promise<void> {
  const token = `glpat-${name.replace(/\W/g, '')}`;
  practice.gitlab.addToken({ token, label: name, user: 'alice', scopes: ['api'] });
  const saved = await accounts.save(provider, { token: new Secret(token) });
  expectEqual(saved.ok, true, 'a new token');
}

/** As a window does when it begins. */
async function tellLost(next: RotatingWindow): ReturnType<typeof findInterrupted> {
  const turn = await next.storage.takeRotationTurn();
  if (turn === undefined) throw new Error('The turn of a window that is gone is not over');
  const { provider, storage } = next;
  try {
    return await findInterrupted({
      ...next,
      hosts,
      journal: storage.rotations,
      find: () => provider,
      now: () => new Date(),
    });
  } finally {
    await turn.release();
  }
}

async function tokenWorks(practice: PracticeHosts, { accounts, provider }: RotatingWindow): Promise<boolean> {
  const account = await accounts.read(provider);
  const headers = { 'private-token': account.ok ? account.value.token.open() : '' };
  return (await fetch(`${practice.gitlab.baseUrl}/api/v4/user`, { headers })).ok;
}
