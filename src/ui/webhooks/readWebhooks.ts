import type { HostError } from '../../core/host/hostError';
import { listWebhooks } from '../../core/webhook/listWebhooks';
import type { LastDelivery, Webhook, WebhookEvents } from '../../core/webhook/webhook';
import type { WebhookClient } from '../../core/webhook/webhookClient';
import { ok, type Result } from '../../shared/result';

/** What a dialog keeps of a `WebhookClient`, which holds a token and is not kept. */
export interface WebhookFacts {
  readonly events: WebhookEvents;
  readonly selfHosted: boolean;
  readonly urlChangeDropsSecret: boolean;
  readonly webhooksPage: string;
}

/** How the latest call went. `never`: there was none yet; `untold`: the host does not say. */
export type LastCall =
  | { readonly kind: 'called'; readonly delivery: LastDelivery; readonly at?: string }
  | { readonly kind: 'never' | 'untold' };

export interface ListedWebhook {
  readonly webhook: Webhook;
  readonly lastCall: LastCall;
  readonly deliveriesPage: string;
}

export interface WebhookList {
  readonly facts: WebhookFacts;
  readonly webhooks: readonly ListedWebhook[];
}

/** For how many webhooks the host is asked how the latest call went: each is a request. */
const mostAsked = 20;

/**
 * All webhooks of a repository with how they fare.
 *
 * @param tellsDeliveries the host has a log of deliveries; one that cannot be read leaves the rest as it is
 */
export async function readWebhooks(
  client: WebhookClient,
  tellsDeliveries: boolean,
  signal: AbortSignal,
): Promise<Result<WebhookList, HostError>> {
  const listed = await listWebhooks(client, signal);
  if (!listed.ok) return listed;
  const webhooks = await Promise.all(
    listed.value.map(async (webhook, index) => ({
      webhook,
      lastCall: await readLastCall(client, webhook, tellsDeliveries && index < mostAsked, signal),
      deliveriesPage: client.deliveriesPage(webhook),
    })),
  );
  const { events, selfHosted, urlChangeDropsSecret, webhooksPage } = client;
  return ok({ facts: { events, selfHosted, urlChangeDropsSecret, webhooksPage }, webhooks });
}

async function readLastCall(
  client: WebhookClient,
  webhook: Webhook,
  mayAsk: boolean,
  signal: AbortSignal,
): Promise<LastCall> {
  if (webhook.lastDelivery !== undefined) return { kind: 'called', delivery: webhook.lastDelivery };
  if (!mayAsk) return { kind: 'untold' };
  const page = await client.deliveries(webhook, undefined, signal);
  if (!page.ok) return { kind: 'untold' };
  const [latest] = page.value.deliveries;
  if (latest === undefined) return { kind: 'never' };
  const { ok: delivered, status, at } = latest;
  return { kind: 'called', delivery: { ok: delivered, status }, ...(at !== undefined && { at }) };
}
