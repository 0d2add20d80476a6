import type { HostError } from '../../core/host/hostError';
import type { Refusal } from '../../core/permission/permission';
import type { WebhookClient } from '../../core/webhook/webhookClient';
import { fail, ok, type Result } from '../../shared/result';
import { usableAccount, type SourceProblem } from '../remoteSources/usableAccount';
import type { WebhookParts, WebhookTarget } from './webhookParts';

/** Why a host is not asked about webhooks, or what it answered. */
export type WebhookProblem = SourceProblem | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Asks with the provider, the permissions and the token as they are by now: a dialog may be open for a long time, and
 * keeps no token.
 *
 * @param permission `write` for whatever changes something or calls the receiver
 */
export async function askWebhooks<T>(
  parts: Omit<WebhookParts, 'log'>,
  { provider, fullName }: Pick<WebhookTarget, 'provider' | 'fullName'>,
  permission: 'read' | 'write',
  ask: (webhooks: WebhookClient) => Promise<Result<T, HostError>>,
): Promise<Result<T, WebhookProblem>> {
  const { directory, tester } = parts;
  const current = directory.current().byId.get(provider.id);
  if (current === undefined) return fail({ kind: 'gone' });
  const refusal = directory.policy().refuses(permission, current.baseUrl);
  if (refusal !== undefined) return fail({ kind: 'refused', refusal });
  const usable = await usableAccount(parts, current);
  if (!usable.ok) return usable;
  const { host, account } = usable.value;
  const client = await host.connect(current.baseUrl, account);
  const answer = await ask(client.webhooks(fullName));
  if (answer.ok) return ok(answer.value);
  if (answer.error.kind === 'unauthorized') await tester.verify(current, account);
  return fail({ kind: 'host', error: answer.error });
}
