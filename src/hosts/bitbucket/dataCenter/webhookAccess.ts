import type { WebhookAccess } from '../../../core/host/gitHost';
import { splitFullName } from '../../splitFullName';
import { HostFailure, settle } from '../../transport/hostFailure';
import type { Get } from '../get';

/** Lists the webhooks of a repository, for which its administrators alone are let in, as to change them. */
export async function readWebhookAccess(
  get: Get,
  fullName: string,
  signal: AbortSignal,
): Promise<WebhookAccess> {
  const [key, slug] = splitFullName(fullName).map(encodeURIComponent);
  const path = `/projects/${key ?? ''}/repos/${slug ?? ''}/webhooks`;
  const list = await settle(get(path, signal, { query: { limit: '1' } }));
  if (list.ok) return { kind: 'allowed' };
  const { error } = list;
  // The server does not tell whether the user or the token is not enough.
  if (error.kind === 'forbidden') return { kind: 'refused', missing: [] };
  if (error.kind === 'notFound') return { kind: 'unknown', reason: 'hidden' };
  throw new HostFailure(error);
}
