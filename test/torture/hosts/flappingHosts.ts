import { setTimeout as wait } from 'node:timers/promises';
import type { HostClient } from '../../../src/core/host/gitHost';
import { connect as connectBitbucket } from '../../../src/hosts/bitbucket/client';
import { connect as connectGithub } from '../../../src/hosts/github/client';
import { connect as connectGitlab } from '../../../src/hosts/gitlab/client';
import type { TransportSettings } from '../../../src/hosts/transport/createTransport';
import type { Fault } from '../../hosts/core/faults';
import { startPracticeHosts } from '../../hosts/startPracticeHosts';
import { createGitWorld } from '../../unit/git/gitWorld';
import { chanceOf, type Chance } from '../chance';
import { expectNoCanary } from '../canary/expectNoCanary';
import { expectEqual } from '../expectEqual';
import type { TortureContext, TortureOutcome } from '../subject';
import { openWindow } from './hostWindow';
import { callsOf, inFairWeather, isOfTheWay } from './clientCalls';
import { practiceAccounts, type PracticeAccount } from './practiceAccounts';

/** None of them says a word against the token: whoever then calls it rejected is wrong. */
const faults: readonly [Fault, ...Fault[]] = [
  { reset: true },
  { status: 500 },
  { status: 502, body: '<html>bad gateway</html>', html: true },
  { status: 503, headers: { 'retry-after': '1' } },
  { status: 429, headers: { 'retry-after': '1' } },
  { truncate: true },
  { html: true },
  { delayMs: 60 },
  { hang: true, times: 1 },
  { hangInBody: true, times: 1 },
  { oversizedBytes: 12_000_000, times: 1 },
  { redirectTo: 'http://127.0.0.1:9/elsewhere' },
];

const settings: TransportSettings = { limits: { deadlineMs: 1_500, backOffMs: 10, longestWaitMs: 20 } };
const connectors = { github: connectGithub, gitlab: connectGitlab, bitbucket: connectBitbucket };
const rounds = 150;
const atOnce = 3;

/** Four hosts that come and go while clients, checks in the background and Git work with good tokens. */
export async function flapHosts(context: TortureContext): Promise<TortureOutcome> {
  const chance = chanceOf(context.seed);
  const practice = await startPracticeHosts();
  const world = await createGitWorld();
  const end = new AbortController();
  try {
    const places = practiceAccounts(practice, context.canary);
    const window = await openWindow(places);
    const env = {
      ...world.terminal(
        await world.openWindow(
          'w1',
          window.source,
          places.map(({ host }) => host.baseUrl),
        ),
      ),
      GIT_HTTP_LOW_SPEED_LIMIT: '1',
      GIT_HTTP_LOW_SPEED_TIME: '2',
    };
    const lists = (place: PracticeAccount) => {
      const organization = place.name === 'bitbucketDataCenter' ? 'ACME' : 'acme';
      return world.git(env, ['ls-remote', place.host.cloneUrl(`${organization}/web`)]);
    };
    const clients = new Map(places.map((place) => [place, clientOf(place)]));
    const calm = await inFairWeather(clients);
    const flapping = flap(places, chance, end.signal);
    const counts = { calls: 0, failed: 0, git: 0 };
    const times = context.times(rounds);
    const work = async (round: number): Promise<void> => {
      const place = places[round % places.length];
      const client = place && clients.get(place);
      if (place === undefined || client === undefined) return;
      for (const [name, call] of callsOf(client)) {
        counts.calls++;
        const result = await call();
        if (result.ok) continue;
        counts.failed++;
        const { kind } = result.error;
        if (!isOfTheWay(kind) && calm.get(`${place.name} ${name}`) !== kind) {
          throw new Error(`${place.name} takes a fault for a word of the host: ${name} gives ${kind}`);
        }
      }
      counts.git++;
      await lists(place);
      await window.checkAll();
    };
    await inParallel(times, atOnce, context.left, work);
    end.abort();
    await flapping;
    for (const place of places) {
      place.host.faults.clear();
      expectEqual(
        window.health.read(place.provider.id)?.outcome === 'rejected',
        false,
        `${place.name} rejected`,
      );
      const identity = await clientOf(place).identity(new AbortController().signal);
      expectEqual(identity.ok, true, `${place.name} after the storm`);
      const { code, stderr } = await lists(place);
      expectEqual(code === 0 ? '' : stderr, '', `what Git says of ${place.name} after the storm`);
    }
    await window.checkAll();
    await expectNoCanary(context.canary, [world.directory, practice.directory]);
    const outcomes = places.map(({ provider }) => window.health.read(provider.id)?.outcome);
    expectEqual(outcomes, ['connected', 'connected', 'connected', 'connected'], 'health after the storm');
    return {
      kind: 'done',
      done: `${counts.calls} calls (${counts.failed} met a fault), ${counts.git} git ls-remote; no good token was called bad`,
    };
  } finally {
    end.abort();
    await world.close();
    await practice.closeAll();
  }
}

function clientOf({ host, provider, account }: PracticeAccount): HostClient {
  return connectors[host.type](provider.baseUrl, account, settings);
}

async function flap(places: readonly PracticeAccount[], chance: Chance, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const { host } of places) {
      host.faults.clear();
      if (chance.fraction() < 0.6) host.faults.set('/', chance.pick(faults));
    }
    await wait(20 + chance.below(60));
  }
}

async function inParallel(
  count: number,
  workers: number,
  left: TortureContext['left'],
  work: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count && left() > 0) await work(next++);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
