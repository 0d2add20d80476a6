import type { HostState } from '../core/hostRules';
import { pageOf, withQuery } from '../core/pages';
import type { PracticeRequest } from '../core/practiceRequest';
import { includes, type PracticeToken } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { Sequence } from '../core/sequence';
import { reaches, type PracticeOrganization, type PracticeRepository } from '../core/world';

/** One API request after its token was checked. */
export interface BitbucketCall {
  readonly request: PracticeRequest;
  readonly state: HostState;
  readonly token: PracticeToken | undefined;
  /** `…/2.0`. */
  readonly api: string;
  readonly web: string;
}

/** One requirement in the spelling of API tokens and in that of access tokens. */
export interface Needed {
  readonly api: string;
  /** Absent where no access token can have it. */
  readonly access?: string;
}

export const readRepository: Needed = { api: 'read:repository:bitbucket', access: 'repository' };
export const writeRepository: Needed = { api: 'write:repository:bitbucket', access: 'repository:write' };
export const adminRepository: Needed = { api: 'admin:repository:bitbucket', access: 'repository:admin' };
export const readProject: Needed = { api: 'read:project:bitbucket', access: 'project' };
export const readWorkspace: Needed = { api: 'read:workspace:bitbucket', access: 'account' };
export const readUser: Needed = { api: 'read:user:bitbucket', access: 'account' };

export const readEmail: Needed = { api: 'read:user:bitbucket', access: 'email' };
export const readPipeline: Needed = { api: 'read:pipeline:bitbucket', access: 'pipeline' };
export const readWebhook: Needed = { api: 'read:webhook:bitbucket', access: 'webhook' };
export const writeWebhook: Needed = { api: 'write:webhook:bitbucket', access: 'webhook' };
export const deleteWebhook: Needed = { api: 'delete:webhook:bitbucket', access: 'webhook' };

export function bitbucketError(status: number, message: string, detail?: unknown): Reply {
  return json(status, { type: 'error', error: detail === undefined ? { message } : { message, detail } });
}

export const badToken = (): Reply =>
  bitbucketError(401, 'Token is invalid, expired, or not supported for this endpoint.');

/** Scopes of API tokens do not include one another; those of access tokens do. */
export function hasScope(token: PracticeToken, needed: Needed): boolean {
  if (token.kind !== 'accessToken') return token.scopes.includes(needed.api);
  const scope = needed.access;
  return scope !== undefined && token.scopes.some((one) => one === scope || one.startsWith(`${scope}:`));
}

export const lacksScopes = 'Your credentials lack one or more required privilege scopes.';

export function missingScope(token: PracticeToken, needed: Needed): Reply | undefined {
  if (hasScope(token, needed)) return undefined;
  const required = token.kind === 'accessToken' ? (needed.access ?? needed.api) : needed.api;
  return bitbucketError(403, lacksScopes, { granted: token.scopes, required: [required] });
}

export const hiddenRepository =
  'You may not have access to this repository or it no longer exists in this workspace. ' +
  'If you think this repository exists and you have access, make sure you are authenticated.';

export function isVisible(call: BitbucketCall, repository: PracticeRepository): boolean {
  return includes(call.state.world.tokenRight(call.token, repository), 'read');
}

export function isMember(call: BitbucketCall, workspace: PracticeOrganization): boolean {
  const { token, state } = call;
  if (token === undefined || !reaches(token, workspace.path)) return false;
  return token.user === undefined || includes(state.world.userRight(token.user, workspace.path), 'read');
}

/** A page in Bitbucket's envelope; `next` is absent on the last one. */
export function listReply<T>(call: BitbucketCall, all: Sequence<T>, body: (item: T) => unknown): Reply {
  const { query, origin, path } = call.request;
  const page = pageOf(all, query, { size: 'pagelen', defaultSize: 10 });
  const url = (number: number) => withQuery(origin + path, query, { page: String(number) });
  return json(200, {
    values: page.items.map(body),
    pagelen: page.size,
    size: page.total,
    page: page.number,
    ...(page.number < page.last ? { next: url(page.number + 1) } : {}),
    ...(page.number > 1 ? { previous: url(page.number - 1) } : {}),
  });
}
