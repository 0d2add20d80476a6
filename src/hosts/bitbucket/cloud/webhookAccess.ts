import type { WebhookAccess } from '../../../core/host/gitHost';
import { bitbucketScopes, missingBitbucketScopes } from '../scopes';
import { HostFailure, settle } from '../../transport/hostFailure';
import type { CloudApi } from './cloudApi';
import { scopesIn } from './identity';

/** Lists the webhooks of a repository; the scopes in the answer's headers tell whether they can be changed too. */
export async function readWebhookAccess(
  { get }: CloudApi,
  fullName: string,
  signal: AbortSignal,
): Promise<WebhookAccess> {
  const path = fullName.split('/').map(encodeURIComponent).join('/');
  const list = await settle(get(`/repositories/${path}/hooks`, signal, { query: { pagelen: '1' } }));
  if (!list.ok) {
    const { error } = list;
    if (error.kind === 'missingScope') return { kind: 'refused', by: 'token', missing: error.missing };
    if (error.kind === 'forbidden') return { kind: 'refused', by: 'account', missing: [] };
    if (error.kind === 'notFound') return { kind: 'unknown', reason: 'hidden' };
    throw new HostFailure(error);
  }
  const scopes = scopesIn(list.value.headers);
  if (scopes === undefined) return { kind: 'unknown', reason: 'writeNotVerifiable' };
  const needed = bitbucketScopes(true, undefined).filter(({ purposes }) => purposes.includes('webhooks'));
  const missing = missingBitbucketScopes(scopes, needed);
  return missing.length === 0 ? { kind: 'allowed' } : { kind: 'refused', by: 'token', missing };
}
