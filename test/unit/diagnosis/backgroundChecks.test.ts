import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkInBackground } from '../../../src/core/diagnosis/backgroundChecks';
import { createHealthStore, type HealthStore } from '../../../src/core/provider/health';
import type { Provider } from '../../../src/core/provider/provider';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { accountsWith, everythingAllowed, hosts, memoryMemento, noon, sample } from '../core/sampleProviders';

let practice: PracticeHosts;
let good: Provider;
let bad: Provider;
let health: HealthStore;
let now: Date;

beforeAll(async () => {
  practice = await startPracticeHosts({ only: ['gitlab'] });
  good = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
  bad = sample(practice.gitlab.baseUrl, { type: 'gitlab' });
});
afterAll(() => practice.closeAll());

beforeEach(() => {
  health = createHealthStore(memoryMemento());
  practice.gitlab.clearRequests();
  practice.gitlab.faults.clear();
  now = noon;
});

async function check(
  providers: readonly Provider[] = [good, bad],
  { hours = 24, policy = everythingAllowed, signal = new AbortController().signal } = {},
): Promise<void> {
  const accounts = await accountsWith([
    [good, practice.gitlab.token('full access').token],
    [bad, practice.gitlab.token('expired').token],
  ]);
  await checkInBackground(
    {
      providers: () => providers,
      accounts,
      health,
      hosts,
      policy: () => policy,
      hours: () => hours,
      now: () => now,
      pause: () => Promise.resolve(),
    },
    signal,
  );
}

const outcomes = (): readonly unknown[] => [health.read(good.id)?.outcome, health.read(bad.id)?.outcome];

describe('a check in the background', () => {
  it('tells a good token from a dead one', async () => {
    await check();
    expect(outcomes()).toEqual(['connected', 'rejected']);
  });

  it('asks again only when the time is up', async () => {
    await check();
    practice.gitlab.clearRequests();
    now = new Date(noon.getTime() + 23 * 3_600_000);
    await check();
    expect(practice.gitlab.requests).toEqual([]);
    now = new Date(noon.getTime() + 24 * 3_600_000);
    await check();
    expect(practice.gitlab.requests.length).toBeGreaterThan(0);
  });

  it('is made again where the last one lies in the future, because the clock was set back', async () => {
    await check();
    practice.gitlab.clearRequests();
    now = new Date(noon.getTime() - 365 * 24 * 3_600_000);
    await check();
    expect(practice.gitlab.requests.length).toBeGreaterThan(0);
  });

  it('calls a host that is out of reach offline, and a dead token still dead', async () => {
    await check();
    now = new Date(noon.getTime() + 25 * 3_600_000);
    practice.gitlab.faults.set('/', { status: 502, body: '' });
    await check();
    expect(outcomes()).toEqual(['offline', 'rejected']);
  });

  it('leaves alone what is inactive, not permitted, or switched off', async () => {
    await check([{ ...good, status: 'inactive' }]);
    await check([good], { hours: 0 });
    const none = {
      ...everythingAllowed,
      refuses: () => ({ kind: 'permissionMissing', permission: 'read' }) as const,
    };
    await check([good], { policy: none });
    expect(practice.gitlab.requests).toEqual([]);
    expect(outcomes()).toEqual([undefined, undefined]);
  });

  it('keeps what a test found wrong besides the token', async () => {
    const accounts = await accountsWith([[good, 'x']]);
    const account = await accounts.read(good);
    const tokenSavedAt = account.ok ? account.value.savedAt : '';
    await health.write(good.id, { outcome: 'problem', checkedAt: '2026-11-01T00:00:00Z', tokenSavedAt });
    await check([good]);
    expect(health.read(good.id)).toMatchObject({ outcome: 'problem', checkedAt: noon.toISOString() });
  });

  it('ends at once when it is called off', async () => {
    const abort = new AbortController();
    abort.abort(new Error('called off'));
    await expect(check([good], { signal: abort.signal })).rejects.toThrow('called off');
    expect(outcomes()).toEqual([undefined, undefined]);
  });
});
