import { checkInBackground } from '../../../src/core/diagnosis/backgroundChecks';
import { createHealthStore } from '../../../src/core/provider/health';
import { startPracticeHosts } from '../../hosts/startPracticeHosts';
import {
  accountsWith,
  everythingAllowed,
  hosts,
  memoryMemento,
  sample,
} from '../../unit/core/sampleProviders';
import { expectEqual } from '../expectEqual';
import type { FakeClock } from './fakeClock';

const everyMs = 24 * 3_600_000;

/** A check is made when one is due by the clock, also where the last one seems to lie in the future. */
export async function jumpWithChecks(
  clock: FakeClock,
  times: number,
  jump: () => number,
  canary: string,
): Promise<void> {
  clock.reset();
  const practice = await startPracticeHosts({ only: ['gitlab'] });
  try {
    const { token } = practice.gitlab.addToken({ token: `glpat-${canary}clock` });
    const provider = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
    const accounts = await accountsWith([[provider, token]]);
    const health = createHealthStore(memoryMemento());
    const check = async (): Promise<number> => {
      const { length } = practice.gitlab.requests;
      const parts = { providers: () => [provider], accounts, health, hosts, policy: () => everythingAllowed };
      await checkInBackground(
        { ...parts, hours: () => 24, now: () => new Date(clock.now()), pause: () => Promise.resolve() },
        AbortSignal.timeout(20_000),
      );
      return practice.gitlab.requests.length - length;
    };
    for (let time = 0; time < times; time++) {
      clock.reset();
      await health.forget(provider.id);
      expectEqual((await check()) > 0, true, 'the first check is made');
      expectEqual(await check(), 0, 'requests of a second check at once');
      const ms = jump();
      clock.jump(ms);
      expectEqual((await check()) > 0, Math.abs(ms) >= everyMs, 'whether a check is made after the jump');
    }
  } finally {
    await practice.closeAll();
  }
}
