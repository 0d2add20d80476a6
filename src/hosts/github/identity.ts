import type { Octokit } from '@octokit/rest';
import type { HostAccount, Identity } from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { headersOf } from '../transport/headersOf';
import { rateLimitOf } from '../transport/rateLimitOf';
import { accountAnswer, installationAnswer } from './answers';
import { expiryInstant } from './expiry';
import { namesIn } from './githubError';
import { githubTokenShape } from './tokenShape';

/** Of GitHub Enterprise Server. */
export const versionHeader = 'x-github-enterprise-version';

/** One request: the account, and in its headers scopes, expiry, version and budget. */
export async function readIdentity(
  api: Octokit,
  account: HostAccount,
  signal: AbortSignal,
): Promise<Identity> {
  const { kind } = githubTokenShape(account.token);
  if (kind === 'installation') {
    // An app's installation is no user and has no `/user`.
    const answer = await api.request('GET /installation/repositories', { per_page: 1, request: { signal } });
    decode(installationAnswer, answer.data);
    return { tokenKind: kind, ...fromHeaders(headersOf(answer.headers)) };
  }
  const answer = await api.request('GET /user', { request: { signal } });
  const { login, name, email } = decode(accountAnswer, answer.data);
  return {
    username: login,
    ...(name ? { displayName: name } : {}),
    ...(email ? { email } : {}),
    ...(kind === undefined ? {} : { tokenKind: kind }),
    ...fromHeaders(headersOf(answer.headers)),
  };
}

/** Fine-grained tokens have no `X-OAuth-Scopes`: absent is unknown, never "none". */
function fromHeaders(headers: Headers): Identity {
  const scopes = namesIn(headers.get('x-oauth-scopes'));
  const expiresAt = expiryInstant(headers.get('github-authentication-token-expiration') ?? undefined);
  const version = headers.get(versionHeader);
  return {
    ...(scopes === undefined ? {} : { scopes }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(version === null ? {} : { version }),
    ...rateLimitOf(headers),
  };
}
