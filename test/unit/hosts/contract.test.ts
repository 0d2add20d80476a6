import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRepositories } from '../../../src/core/host/listRepositories';
import { hostExchanges } from '../../hosts/contract/hostExchanges';
import { validateExchange } from '../../hosts/contract/validateExchange';
import type { PracticeHost } from '../../hosts/core/practiceHost';
import { startPracticeHosts, type PracticeHosts } from '../../hosts/startPracticeHosts';
import { practiceClient, signal } from './practiceClient';

let hosts: PracticeHosts;

beforeAll(async () => {
  hosts = await startPracticeHosts({
    keepBodies: true,
    only: ['github', 'bitbucket', 'bitbucketDataCenter'],
  });
});
afterAll(() => hosts.closeAll());

/** Everything that a client can ask, with every token of the host, at one of its base URLs. */
async function askEverything(host: PracticeHost, baseUrl: string): Promise<void> {
  const organization = host === hosts.bitbucketDataCenter ? 'ACME' : 'acme';
  for (const { label } of host.tokens) {
    const client = (await practiceClient(host, label, baseUrl)).session();
    await Promise.all([
      client.product(signal),
      client.identity(signal),
      client.organizations(signal),
      client.organization(organization, signal),
      client.organization('nobody', signal),
      client.webhooksAllowed(`${organization}/web`, signal),
      client.repositories({ organization, pageSize: 2 }, signal),
      client.repositories({ organization, search: 'web' }, signal),
    ]);
    for await (const batch of listRepositories(client, {}, signal)) if (!batch.ok) break;
  }
}

describe.each(['github', 'bitbucket', 'bitbucketDataCenter'] as const)(
  'what passes between client and host on %s',
  (name) => {
    it('is as the official description has it, request and answer', async () => {
      const host: PracticeHost = hosts[name];
      for (const baseUrl of Object.values(host.baseUrls)) await askEverything(host, baseUrl);
      const counts = new Map<string, number>();
      const problems = new Set<string>();
      for (const { description, exchange } of hostExchanges(host)) {
        const verdict = validateExchange(description, exchange);
        const held = verdict === undefined ? `${description}, which is not here` : description;
        counts.set(held, (counts.get(held) ?? 0) + 1);
        for (const problem of verdict?.problems ?? []) {
          problems.add(`${verdict?.operation ?? ''} ${String(exchange.status)}: ${problem}`);
        }
      }
      for (const [description, count] of counts)
        console.log(`${String(count)} exchanges held to ${description}`);
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50);
      expect([...problems]).toEqual([]);
    }, 60_000);
  },
);
