import type { Octokit } from '@octokit/rest';
import type { WebhookAccess } from '../../core/host/gitHost';
import { splitFullName } from '../splitFullName';
import { uncovered } from '../scopeNeeds';
import { decode } from '../transport/decode';
import { headersOf } from '../transport/headersOf';
import { HostFailure, settle } from '../transport/hostFailure';
import { permissionsAnswer } from './answers';
import { namesIn } from './githubError';
import { githubImplications } from './scopes';

/**
 * Lists the webhooks, which needs less than to change them: scopes tell the rest, permissions of fine-grained tokens
 * do not. GitHub hides the list from whoever may not see it, so that the repository itself is asked for then.
 */
export async function readWebhookAccess(
  api: Octokit,
  fullName: string,
  signal: AbortSignal,
): Promise<WebhookAccess> {
  const [owner, repo] = splitFullName(fullName);
  const named = { owner, repo, request: { signal } };
  const list = await settle(api.request('GET /repos/{owner}/{repo}/hooks', { ...named, per_page: 1 }));
  if (list.ok) return byScopes(namesIn(headersOf(list.value.headers).get('x-oauth-scopes')));
  const { error } = list;
  if (error.kind === 'missingScope') return { kind: 'refused', by: 'token', missing: error.missing };
  if (error.kind === 'forbidden') return { kind: 'refused', by: 'account', missing: [] };
  if (error.kind !== 'notFound') throw new HostFailure(error);
  const repository = await settle(api.request('GET /repos/{owner}/{repo}', named));
  if (!repository.ok) {
    if (repository.error.kind === 'notFound') return { kind: 'unknown', reason: 'hidden' };
    throw new HostFailure(repository.error);
  }
  const admin = decode(permissionsAnswer, repository.value.data).permissions?.admin;
  if (admin === false) return { kind: 'refused', by: 'account', missing: [] };
  const scopes = namesIn(headersOf(repository.value.headers).get('x-oauth-scopes'));
  return {
    kind: 'refused',
    by: 'token',
    missing: scopes === undefined ? ['repository_hooks=write'] : [hookScope],
  };
}

const hookScope = 'admin:repo_hook';

/** The wide scope `repo` holds the webhooks of a repository too. */
function byScopes(scopes: readonly string[] | undefined): WebhookAccess {
  if (scopes === undefined) return { kind: 'unknown', reason: 'writeNotVerifiable' };
  const enough = scopes.includes('repo') || uncovered(scopes, [hookScope], githubImplications).length === 0;
  return enough ? { kind: 'allowed' } : { kind: 'refused', by: 'token', missing: [hookScope] };
}
