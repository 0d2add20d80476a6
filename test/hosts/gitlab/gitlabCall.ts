import type { HostState } from '../core/hostRules';
import { linkHeader, pageOf, withQuery } from '../core/pages';
import type { PracticeRequest } from '../core/practiceRequest';
import { includes, type PracticeToken, type Right } from '../core/practiceToken';
import { json, type Headers, type Reply } from '../core/reply';
import type { Sequence } from '../core/sequence';
import { reaches, type PracticeOrganization, type PracticeRepository } from '../core/world';

/** One API request after its token was checked. */
export interface GitlabCall {
  readonly request: PracticeRequest;
  readonly state: HostState;
  readonly token: PracticeToken | undefined;
  /** Base URL at which the request came in, relative path included. */
  readonly base: string;
  readonly memory: GitlabMemory;
}

/** What a server remembers beside its world. */
export interface GitlabMemory {
  /** Requests counted per token and minute, and tests per webhook and minute. */
  readonly usage: Map<string, number>;
  /** Which token came in the place of a rotated one. */
  readonly rotations: Map<string, string>;
}

/** Version that the practice server reports unless it is told another one. */
export const usualVersion = '19.2.1-ee';

export function isAtLeast(call: GitlabCall, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = (call.state.version ?? usualVersion).split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** For endpoints that need a token with one of the scopes; an empty list means any classic scope. */
export function signedIn<T extends Reply | Promise<Reply>>(
  call: GitlabCall,
  needs: Needs,
  answer: () => T,
): Reply | T {
  if (call.token === undefined) return message(401, '401 Unauthorized');
  return missingScope(call.token, needs) ?? answer();
}

/** For endpoints that show what is public to everyone. */
export function open(call: GitlabCall, needs: Needs, answer: () => Reply): Reply {
  return (call.token === undefined ? undefined : missingScope(call.token, needs)) ?? answer();
}

/** One of the classic scopes, or the permission of a fine-grained token. */
export interface Needs {
  readonly scopes: readonly string[];
  readonly permission: string;
}

export function message(status: number, said: string): Reply {
  return json(status, { message: said });
}

/** What was once a good token is told why it no longer is. */
export function invalidToken(description: string): Reply {
  return json(401, { error: 'invalid_token', error_description: description });
}

/** `undefined` where one of the scopes is there. Fine-grained tokens have the scope `granular` and permissions. */
function missingScope(token: PracticeToken, { scopes, permission }: Needs): Reply | undefined {
  if (token.scopes.includes('granular')) return missingPermission(token, permission);
  if (scopes.length === 0 || scopes.some((scope) => token.scopes.includes(scope))) return undefined;
  return json(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: scopes.join(' '),
  });
}

function missingPermission(token: PracticeToken, permission: string): Reply | undefined {
  if (token.permissions?.includes(permission) ?? true) return undefined;
  return json(403, {
    error: 'insufficient_granular_scope',
    error_description: `Access denied: Your Personal Access Token lacks the required permissions: [${permission}].`,
  });
}

export function isVisible(call: GitlabCall, repository: PracticeRepository): boolean {
  return includes(call.state.world.tokenRight(call.token, repository), 'read');
}

/** What the token's owner may do; a token without a user stands for itself. */
export function memberRight(call: GitlabCall, path: string): Right {
  const { token, state } = call;
  if (token === undefined || !reaches(token, path)) return 'none';
  return token.user === undefined ? (token.rights ?? 'write') : state.world.userRight(token.user, path);
}

/** Reporter, developer and owner. */
export function accessLevel(right: Right): number {
  return { none: 0, read: 20, write: 30, admin: 50 }[right];
}

/** A group is public when something in it is. */
export function isPublic(call: GitlabCall, group: PracticeOrganization): boolean {
  return call.state.world.repositories.some((one) => one.organization === group.path && !one.private);
}

/** A page with GitLab's headers; totals and the last page are left out above 10,000 items. */
export function listReply<T>(call: GitlabCall, all: Sequence<T>, body: (item: T) => unknown): Reply {
  const { query, origin, path } = call.request;
  const page = pageOf(all, query, { size: 'per_page', defaultSize: 20 });
  const url = (number: number) =>
    withQuery(origin + path, query, { page: String(number), per_page: String(page.size) });
  const counted = page.total <= 10_000;
  const next = page.number < page.last ? page.number + 1 : undefined;
  const previous = page.number > 1 ? page.number - 1 : undefined;
  const headers: Headers = {
    Link: linkHeader([
      ['prev', previous === undefined ? undefined : url(previous)],
      ['next', next === undefined ? undefined : url(next)],
      ['first', url(1)],
      ['last', counted ? url(page.last) : undefined],
    ]),
    'X-Next-Page': String(next ?? ''),
    'X-Page': String(page.number),
    'X-Per-Page': String(page.size),
    'X-Prev-Page': String(previous ?? ''),
    ...(counted ? { 'X-Total': String(page.total), 'X-Total-Pages': String(page.last) } : {}),
  };
  return json(200, page.items.map(body), headers);
}
