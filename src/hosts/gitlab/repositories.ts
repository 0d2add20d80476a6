import type { RepositoryPage, RepositoryQuery } from '../../core/host/gitHost';
import { decode, decodeIfFits } from '../transport/decode';
import { settle, unwrap } from '../transport/hostFailure';
import { pageSizeOf } from '../transport/pageSize';
import { readPageToken, restOf, writePageToken } from '../transport/pageToken';
import { count, listAnswer, repositoryOf } from './answers';
import type { Api } from './api';

/** Which list a page is of: all that the account is a member of, a group's with its subgroups', or a user's. */
const listings = ['mine', 'group', 'user'] as const;

type Listing = (typeof listings)[number];

export async function readRepositories(
  api: Api,
  query: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const first: Listing = query.organization === undefined ? 'mine' : 'group';
  if (query.page !== undefined) {
    const { listing, page } = readPageToken(query.page, listings);
    return readPage(api, query, listing, page, signal);
  }
  const found = await settle(readPage(api, query, first, 1, signal));
  if (found.ok || found.error.kind !== 'notFound' || first === 'mine') return unwrap(found);
  return readPage(api, query, 'user', 1, signal);
}

async function readPage(
  api: Api,
  query: RepositoryQuery,
  listing: Listing,
  page: number,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const { data, paginationInfo } = decode(listAnswer, await listOf(api, query, listing, page, signal));
  const total = decodeIfFits(count, paginationInfo.total);
  const next = decodeIfFits(count, paginationInfo.next);
  const last = decodeIfFits(count, paginationInfo.totalPages);
  return {
    repositories: data.map(repositoryOf),
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next: writePageToken({ listing, page: next }) }),
    ...restOf(listing, next, last),
  };
}

/** The full form of a project: the simple one does not tell whether it is private on every version. */
function listOf(
  api: Api,
  { organization = '', search, pageSize }: RepositoryQuery,
  listing: Listing,
  page: number,
  signal: AbortSignal,
): Promise<unknown> {
  const { groups, projects, users } = api(signal);
  const options = {
    page,
    perPage: pageSizeOf(pageSize),
    orderBy: 'last_activity_at',
    sort: 'desc',
    showExpanded: true,
    ...(search ? { search } : {}),
  } as const;
  switch (listing) {
    case 'mine':
      return projects.all({ ...options, membership: true });
    case 'group':
      return groups.allProjects(organization, { ...options, includeSubgroups: true, withShared: false });
    case 'user':
      return users.allProjects(organization, options);
  }
}
