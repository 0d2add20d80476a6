import { addressKind } from '../../webhook/addressKind';
import { checkWebhookUrl } from '../../webhook/checkWebhookUrl';
import type { Webhook } from '../../webhook/webhook';
import type { WebhookClient } from '../../webhook/webhookClient';
import { answerOf } from '../checks/stepResult';
import type { ShownWebhook } from './cause';
import { failed, untold, warning, type FoundCause } from './diagnosis';
import { askWithin, type DiagnoseRun } from './examination';
import type { Treatment } from './treatment';

export interface LookedAtWebhook {
  readonly client: WebhookClient;
  /** Full name. */
  readonly repository: string;
  readonly webhook: Webhook;
  /** The host has a log of deliveries. */
  readonly tellsDeliveries: boolean;
}

/** How many of the latest calls are counted. */
const latest = 10;

/** Everything that may keep one webhook from starting anything. */
export async function webhookCauses(
  run: DiagnoseRun,
  looked: LookedAtWebhook,
): Promise<readonly FoundCause[]> {
  const { client, repository, webhook } = looked;
  const shown = shownWebhook(webhook);
  const manage: Treatment = { kind: 'manageWebhooks', repository };
  const found: FoundCause[] = [];
  if (webhook.stoppedUntil !== undefined) {
    found.push(failed({ kind: 'webhookStopped', webhook: shown, until: webhook.stoppedUntil }, manage));
  } else if (!webhook.active) found.push(failed({ kind: 'webhookDisabled', webhook: shown }, manage));
  found.push(...urlCauses(client, webhook, shown, manage));
  const pushes = client.events.common.push;
  if (pushes !== undefined && !webhook.events.some((event) => event === '*' || pushes.includes(event))) {
    found.push(warning({ kind: 'webhookWithoutPush', webhook: shown }, manage));
  }
  return [...found, ...(await callCauses(run, looked, shown, manage))];
}

/** Without the path and the query, in which receivers like to keep a secret. */
function shownWebhook({ id, url }: Webhook): ShownWebhook {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  return { id, ...(origin !== 'null' && { origin }) };
}

function urlCauses(
  { selfHosted }: WebhookClient,
  { url }: Webhook,
  webhook: ShownWebhook,
  manage: Treatment,
): readonly FoundCause[] {
  const problem = checkWebhookUrl(url, { selfHosted });
  if (problem !== undefined) return [failed({ kind: 'webhookUrl', webhook, problem }, manage)];
  const { hostname } = new URL(url.trim());
  const address = addressKind(hostname);
  return address === undefined ? [] : [untold({ kind: 'webhookInside', webhook, address, hostname }, manage)];
}

async function callCauses(
  run: DiagnoseRun,
  { client, webhook, tellsDeliveries }: LookedAtWebhook,
  shown: ShownWebhook,
  manage: Treatment,
): Promise<readonly FoundCause[]> {
  const page: Treatment = { kind: 'openPage', url: client.deliveriesPage(webhook), about: 'deliveries' };
  const log = tellsDeliveries
    ? answerOf(await askWithin(run, (signal) => client.deliveries(webhook, undefined, signal)))
    : undefined;
  const calls = log?.deliveries.slice(0, latest) ?? [];
  const last = calls[0] ?? webhook.lastDelivery;
  if (last === undefined) {
    const kind = log === undefined ? 'webhookCallsUntold' : 'webhookNeverCalled';
    return [untold({ kind, webhook: shown }, manage, page)];
  }
  if (last.ok) return [];
  const count = calls.filter(({ ok }) => !ok).length;
  const failing = {
    kind: 'webhookFailing',
    webhook: shown,
    status: last.status,
    ...(calls.length > 1 && { failed: { count, of: calls.length } }),
  } as const;
  return [failed(failing, page, manage)];
}
