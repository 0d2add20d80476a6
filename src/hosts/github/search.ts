import type { Octokit } from '@octokit/rest';
import type { RepositoryPage, RepositoryQuery } from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { pageSizeOf } from '../transport/pageSize';
import { restOf, writePageToken } from '../transport/pageToken';
import { repositoriesOf, searchAnswer } from './answers';

/** GitHub gives no more results than these, however many there are. */
const mostResults = 1000;

export interface OrganizationSearch extends RepositoryQuery {
  readonly organization: string;
  readonly search: string;
}

/** Names within one organization, through GitHub's search, which has a request budget of its own. */
export async function searchOrganization(
  api: Octokit,
  query: OrganizationSearch,
  page: number,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const size = pageSizeOf(query.pageSize);
  const found = await settle(
    api.request('GET /search/repositories', {
      q: `${words(query.search)} in:name user:${words(query.organization)} fork:true`,
      sort: 'updated',
      per_page: size,
      page,
      request: { signal },
    }),
  );
  if (!found.ok) throw new HostFailure(hidden(found.error) ? { kind: 'notFound' } : found.error);
  const { total_count, items } = decode(searchAnswer, found.value.data);
  const last = Math.ceil(Math.min(total_count, mostResults) / size);
  const next = page < last ? page + 1 : undefined;
  return {
    repositories: repositoriesOf(items),
    total: total_count,
    ...(next === undefined ? {} : { next: writePageToken({ listing: 'org', page: next }) }),
    ...restOf('org', next, last),
  };
}

/** Search answers 422 for an owner that does not exist or that the token may not see. */
function hidden(error: { readonly kind: string; readonly status?: number }): boolean {
  return error.kind === 'serverError' && error.status === 422;
}

/** The text as plain words: quotes, colons and the like would be read as qualifiers. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}._/-]+/gu, ' ').trim();
}
