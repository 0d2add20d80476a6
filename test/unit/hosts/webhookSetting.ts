import { Secret } from '../../../src/core/account/secret';
import type { HostError } from '../../../src/core/host/hostError';
import type { WebhookDraft } from '../../../src/core/webhook/webhook';
import type { WebhookClient } from '../../../src/core/webhook/webhookClient';
import type { Result } from '../../../src/shared/result';
import type { PracticeHosts } from '../../hosts/startPracticeHosts';
import { practiceClient } from './practiceClient';

export const hostNames = ['github', 'gitlab', 'bitbucket', 'bitbucketDataCenter'] as const;
export type HostName = (typeof hostNames)[number];

/** A base URL of each host, a server's own where the host has one: its webhooks may be on loopback. */
export function serverOf(hosts: PracticeHosts, name: HostName): string {
  switch (name) {
    case 'github':
      return hosts.github.baseUrls.server;
    case 'gitlab':
      return hosts.gitlab.baseUrls.server;
    case 'bitbucket':
    case 'bitbucketDataCenter':
      return hosts[name].baseUrl;
  }
}

export function fullNameOn(name: HostName, repository: string): string {
  return name === 'bitbucketDataCenter' ? `ACME/${repository}` : `acme/${repository}`;
}

/** Where requests for the webhooks of a repository of acme go. */
export function hooksPath(name: HostName, repository: string): string {
  return {
    github: `/api/v3/repos/acme/${repository}/hooks`,
    gitlab: `/api/v4/projects/acme%2F${repository}/hooks`,
    bitbucket: `/api.bitbucket.org/2.0/repositories/acme/${repository}/hooks`,
    bitbucketDataCenter: `/rest/api/1.0/projects/ACME/repos/${repository}/webhooks`,
  }[name];
}

export async function webhooksOf(
  hosts: PracticeHosts,
  name: HostName,
  repository: string,
  label = 'full access',
): Promise<WebhookClient> {
  const client = await practiceClient(hosts[name], label, serverOf(hosts, name));
  return client.webhooks(fullNameOn(name, repository));
}

/** A draft for pushes, by the host's own name. */
export function draftFor({ events }: WebhookClient, more: Partial<WebhookDraft> = {}): WebhookDraft {
  return {
    url: 'https://ci.acme.example/hook',
    events: events.common.push ?? [],
    secret: new Secret('canary-of-a-webhook'),
    active: true,
    ...more,
  };
}

export function valueOf<T>(result: Result<T, HostError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
