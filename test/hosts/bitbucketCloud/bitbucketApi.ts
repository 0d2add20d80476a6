import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { withHeaders, type Headers, type Reply } from '../core/reply';
import { matchRoute } from '../core/routeTable';
import { badToken, bitbucketError, type BitbucketCall } from './bitbucketCall';
import { bitbucketRoutes } from './bitbucketRoutes';

/** Answers a request whose segments below `/2.0` are given. */
export async function bitbucketApi(
  request: PracticeRequest,
  segments: readonly string[],
  state: HostState,
): Promise<Reply> {
  const { token, refusal } = authenticate(request, state);
  const api = `${request.origin}/api.bitbucket.org/2.0`;
  const call: BitbucketCall = { request, state, token, api, web: `${request.origin}/bitbucket.org` };
  const matched = matchRoute(bitbucketRoutes, request.method, segments);
  const reply =
    refusal ??
    (await matched?.(call)) ??
    bitbucketError(404, 'Resource not found', 'There is no API hosted at this URL');
  return withHeaders(reply, { 'X-Request-Count': '1', 'X-Version': 'practice', ...tokenHeaders(token) });
}

/** API tokens go with the account's email and Basic, access tokens with Bearer, and neither the other way round. */
function authenticate(
  request: PracticeRequest,
  state: HostState,
): { readonly token?: PracticeToken; readonly refusal?: Reply } {
  const credential = presented(request.headers);
  if (credential.kind === 'none' || credential.kind === 'privateToken') return {};
  const found = 'token' in credential ? state.tokens.find(credential.token) : undefined;
  if (found?.state !== 'valid') return { refusal: badToken() };
  const { token } = found;
  const fits =
    token.kind === 'accessToken'
      ? credential.kind === 'bearer'
      : token.kind === 'apiToken' &&
        token.scopes.length > 0 &&
        credential.kind === 'basic' &&
        credential.username.toLowerCase() === token.email?.toLowerCase();
  return fits ? { token } : { refusal: badToken() };
}

const credentialTypes = {
  workspace: 'workspace_access_token',
  project: 'project_access_token',
  repository: 'repo_access_token',
} as const;

function tokenHeaders(token: PracticeToken | undefined): Headers {
  if (token === undefined) return {};
  const access = token.kind === 'accessToken';
  return {
    'X-Credential-Type': access ? credentialTypes[token.of ?? 'workspace'] : 'api_token',
    'X-OAuth-Scopes': token.scopes.join(', '),
    ...(access
      ? { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Resource': 'api', 'X-RateLimit-NearLimit': 'false' }
      : {}),
  };
}
