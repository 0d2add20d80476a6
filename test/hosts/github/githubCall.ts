import type { HostState } from '../core/hostRules';
import type { PracticeRequest } from '../core/practiceRequest';
import type { PracticeToken } from '../core/practiceToken';
import { linkHeader, pageOf, withQuery } from '../core/pages';
import { json, type Headers, type Reply } from '../core/reply';
import type { Sequence } from '../core/sequence';
import type { GithubPlaces } from './githubBodies';
import type { GithubUsage } from './githubBudget';

/** One API request after its token was checked. */
export interface GithubCall extends GithubPlaces {
  readonly request: PracticeRequest;
  readonly state: HostState;
  readonly token: PracticeToken | undefined;
  readonly deployment: GithubDeployment;
  readonly usage: GithubUsage;
}

export type GithubDeployment = 'github.com' | 'ghe.com' | 'server';

/** Version that the practice server reports unless it is told another one. */
export const enterpriseVersion = '3.17.2';

const documentation = 'https://docs.github.com/rest';

export function githubError(status: number, message: string, headers: Headers = {}): Reply {
  return json(status, { message, documentation_url: documentation, status: String(status) }, headers);
}

export const needsLogin = (): Reply => githubError(401, 'Requires authentication');

/** The scopes of which a call needs one. */
export const accepted = (scopes: readonly string[]): Headers => ({
  'X-Accepted-OAuth-Scopes': scopes.join(', '),
});

export const notFound = (): Reply => githubError(404, 'Not Found');

/** What GitHub says to a fine-grained or installation token that lacks a permission. */
export function missingPermission(token: PracticeToken, needed: string): Reply {
  const kind = token.kind === 'installation' ? 'integration' : 'personal access token';
  return githubError(403, `Resource not accessible by ${kind}`, { 'X-Accepted-GitHub-Permissions': needed });
}

/** A page with GitHub's `Link` header, which is absent where one page holds everything. */
export function listReply<T>(
  call: GithubCall,
  all: Sequence<T>,
  body: (items: readonly T[]) => unknown,
  headers: Headers = {},
): Reply {
  const { query } = call.request;
  const page = pageOf(all, query, { size: 'per_page', defaultSize: 30 });
  const url = (number: number) =>
    withQuery(call.request.origin + call.request.path, query, { page: String(number) });
  const links = linkHeader([
    ['prev', page.number > 1 ? url(Math.min(page.number - 1, page.last)) : undefined],
    ['next', page.number < page.last ? url(page.number + 1) : undefined],
    ['last', page.number < page.last ? url(page.last) : undefined],
    ['first', page.number > 1 ? url(1) : undefined],
  ]);
  return json(200, body(page.items), links === '' ? headers : { ...headers, Link: links });
}
