import { fail, ok, type Result } from '../../shared/result';
import type { HostError } from '../host/hostError';
import type { Webhook } from './webhook';
import type { WebhookClient } from './webhookClient';

/** No repository has more; a host that always names a next page is not followed for ever. */
const mostPages = 100;

/** All webhooks of a repository, one page after the other; hosts allow few of them. */
export async function listWebhooks(
  client: Pick<WebhookClient, 'list'>,
  signal: AbortSignal,
): Promise<Result<readonly Webhook[], HostError>> {
  const webhooks: Webhook[] = [];
  let next: string | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await client.list(next, signal);
    if (!page.ok) return fail(page.error);
    webhooks.push(...page.value.webhooks);
    next = page.value.next;
    if (next === undefined) break;
  }
  return ok(webhooks);
}
