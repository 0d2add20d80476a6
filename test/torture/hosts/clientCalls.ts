import type { HostClient } from '../../../src/core/host/gitHost';
import type { HostError } from '../../../src/core/host/hostError';
import type { Result } from '../../../src/shared/result';
import type { PracticeAccount } from './practiceAccounts';

export type Call = readonly [name: string, call: () => Promise<Result<unknown, HostError>>];

export function callsOf(client: HostClient): readonly Call[] {
  const { signal } = new AbortController();
  const repository = 'acme/web';
  return [
    ['identity', () => client.identity(signal)],
    ['repositories', () => client.repositories({ organization: 'acme' }, signal)],
    ['webhooksAllowed', () => client.webhooksAllowed(repository, signal)],
    ['webhooks', () => client.webhooks(repository).list(undefined, signal)],
    ['latestRun', () => client.latestRun(repository, 'main', signal)],
  ];
}

/** What a call fails with where there is no fault: a token lacks some scope on some host. */
export async function inFairWeather(
  clients: ReadonlyMap<PracticeAccount, HostClient>,
): Promise<ReadonlyMap<string, HostError['kind']>> {
  const failing = new Map<string, HostError['kind']>();
  for (const [place, client] of clients) {
    for (const [name, call] of callsOf(client)) {
      const result = await call();
      if (!result.ok) failing.set(`${place.name} ${name}`, result.error.kind);
    }
  }
  return failing;
}

/** What a fault of the network or of the server may be called. */
export function isOfTheWay(kind: HostError['kind']): boolean {
  return ['unreachable', 'notThisHost', 'serverError', 'rateLimited'].includes(kind);
}
