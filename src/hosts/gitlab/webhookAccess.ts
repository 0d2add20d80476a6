import type { WebhookAccess } from '../../core/host/gitHost';
import { uncovered } from '../scopeNeeds';
import { HostFailure, settle } from '../transport/hostFailure';
import { decodeIfFits } from '../transport/decode';
import { tokenAnswer } from './answers';
import type { Api } from './api';
import { gitlabImplications } from './scopes';

/**
 * Lists the webhooks, for which GitLab asks for the same role as to change them, and for a lesser scope: the token's
 * own record tells the rest, where the token may read it.
 */
export async function readWebhookAccess(
  api: Api,
  fullName: string,
  signal: AbortSignal,
): Promise<WebhookAccess> {
  const { hooks, tokens } = api(signal);
  const [list, token] = await Promise.all([
    settle(hooks.all<true>(fullName, { perPage: 1, page: 1, showExpanded: true })),
    settle(tokens.show({ showExpanded: true })),
  ]);
  if (!list.ok) {
    const { error } = list;
    if (error.kind === 'missingScope') return { kind: 'refused', by: 'token', missing: error.missing };
    if (error.kind === 'forbidden') return { kind: 'refused', by: 'account', missing: [] };
    if (error.kind === 'notFound') return { kind: 'unknown', reason: 'hidden' };
    throw new HostFailure(error);
  }
  const scopes = token.ok ? decodeIfFits(tokenAnswer, token.value.data)?.scopes : undefined;
  if (scopes === undefined || scopes.includes('granular'))
    return { kind: 'unknown', reason: 'writeNotVerifiable' };
  const missing = uncovered(scopes, ['api'], gitlabImplications);
  return missing.length === 0 ? { kind: 'allowed' } : { kind: 'refused', by: 'token', missing };
}
