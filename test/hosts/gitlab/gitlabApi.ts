import type { HostState } from '../core/hostRules';
import { presented, type PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { json, withHeaders, type Headers, type Reply } from '../core/reply';
import { matchRoute } from '../core/routeTable';
import { invalidToken, message, type GitlabCall, type GitlabMemory } from './gitlabCall';
import { gitlabRoutes } from './gitlabRoutes';

/** Answers a request whose segments below `/api/v4` are given. */
export async function gitlabApi(
  request: PracticeRequest,
  segments: readonly string[],
  state: HostState,
  base: string,
  memory: GitlabMemory,
): Promise<Reply> {
  const { usage } = memory;
  const { token, refusal } = authenticate(request, state, memory);
  const call: GitlabCall = { request, state, token, base, memory };
  const matched = matchRoute(gitlabRoutes, request.method, segments);
  const reply = refusal ?? (await matched?.(call)) ?? json(404, { error: '404 Not Found' });
  const count = (usage.get('requests') ?? 0) + 1;
  usage.set('requests', count);
  const id = `01PRACTICE${String(count).padStart(16, '0')}`;
  return withHeaders(reply, {
    'Cache-Control': 'max-age=0, private, must-revalidate',
    'X-Gitlab-Meta': JSON.stringify({ correlation_id: id, version: '1' }),
    'X-Request-Id': id,
    'X-Runtime': '0.012345',
    // Self-managed servers have no limit unless an administrator sets one.
    ...(base.endsWith('/gitlab.com') ? rateLimit(token, state.now(), usage) : {}),
  });
}

function authenticate(
  request: PracticeRequest,
  state: HostState,
  { rotations }: GitlabMemory,
): { readonly token?: PracticeToken; readonly refusal?: Reply } {
  const credential = presented(request.headers);
  if (credential.kind !== 'privateToken' && credential.kind !== 'bearer') return {};
  const found = state.tokens.find(credential.token);
  const unknown = { refusal: message(401, '401 Unauthorized') };
  if (found === undefined || found.token.kind === 'deploy') return unknown;
  if (found.token.kind === 'oauth' && credential.kind === 'privateToken') return unknown;
  switch (found.state) {
    case 'valid':
      return found.token.held === 'blocked'
        ? { refusal: message(403, '403 Forbidden - Your account has been blocked.') }
        : { token: found.token };
    case 'expired':
      return {
        refusal: invalidToken('Token is expired. You can either do re-authorization or token refresh.'),
      };
    case 'revoked':
      // Whoever rotates a token that was rotated already may have stolen it: its successors end as well.
      if (request.path.endsWith('/rotate')) revokeSuccessors(found.token.token, state, rotations);
      return { refusal: invalidToken('Token was revoked. You have to re-authorize from the user.') };
  }
}

function revokeSuccessors(token: string, state: HostState, rotations: GitlabMemory['rotations']): void {
  for (let next = rotations.get(token); next !== undefined; next = rotations.get(next)) {
    state.tokens.revoke(next);
  }
}

function rateLimit(token: PracticeToken | undefined, now: number, usage: GitlabMemory['usage']): Headers {
  const limit = token === undefined ? 500 : 2000;
  const minute = Math.floor(now / 60_000);
  const key = `${String(minute)} ${token?.token ?? ''}`;
  const observed = (usage.get(key) ?? 0) + 1;
  usage.set(key, observed);
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Name': token === undefined ? 'throttle_unauthenticated_api' : 'throttle_authenticated_api',
    'RateLimit-Observed': String(observed),
    'RateLimit-Remaining': String(Math.max(0, limit - observed)),
    'RateLimit-Reset': String((minute + 1) * 60),
  };
}
