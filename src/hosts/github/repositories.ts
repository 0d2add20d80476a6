import type { Octokit } from '@octokit/rest';
import type {
  HostAccount,
  Organization,
  Repository,
  RepositoryPage,
  RepositoryQuery,
} from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { headersOf } from '../transport/headersOf';
import { HostFailure, settle, unwrap } from '../transport/hostFailure';
import { pageNumber, readLinks } from '../transport/linkHeader';
import { pageSizeOf } from '../transport/pageSize';
import { readPageToken, restOf, writePageToken, type PageToken } from '../transport/pageToken';
import { installationAnswer, repositoriesAnswer, repositoriesOf } from './answers';
import { readUser } from './organization';
import { searchOrganization } from './search';
import { githubTokenShape } from './tokenShape';

/**
 * Which list a page is of: all that the account works on (`mine`), what it owns itself (`own`), the repositories of an
 * organization (`org`), those of another user that it works on (`user`), those of an app's installation.
 */
const listings = ['mine', 'own', 'org', 'user', 'installation'] as const;

type Listing = (typeof listings)[number];

interface ListPage {
  readonly repositories: readonly Repository[];
  readonly nextPage?: number;
  readonly lastPage?: number;
  readonly total?: number;
  readonly ssoWithheld: boolean;
}

/** Raw pages that one filtered page may take. */
const pagesAtOnce = 5;

export async function readRepositories(
  api: Octokit,
  account: HostAccount,
  query: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const { organization, search } = query;
  const first = firstListing(account, query);
  const { listing, page } =
    query.page === undefined ? { listing: first, page: 1 } : readPageToken(query.page, listings);
  if (search && organization !== undefined && listing === 'org') {
    return searchOrganization(api, { ...query, organization, search }, page, signal);
  }
  if ((listing === 'mine' || listing === 'own') && !search)
    return plainPage(api, query, listing, page, signal);
  if (listing !== 'org') return filteredPage(api, query, listing, page, signal);
  const found = await settle(plainPage(api, query, listing, page, signal));
  if (found.ok || found.error.kind !== 'notFound' || page > 1 || organization === undefined)
    return unwrap(found);
  // Asked for, because an unknown name must not look like an empty list.
  const user = await readUser(api, organization, signal);
  return readRepositories(api, account, { ...query, page: writePageToken(firstPageOf(user)) }, signal);
}

function firstPageOf({ member }: Organization): PageToken<Listing> {
  return { listing: member === true ? 'own' : 'user', page: 1 };
}

function firstListing({ token, username }: HostAccount, { organization }: RepositoryQuery): Listing {
  if (githubTokenShape(token).kind === 'installation') return 'installation';
  if (organization === undefined) return 'mine';
  return organization.toLowerCase() === username?.toLowerCase() ? 'own' : 'org';
}

async function plainPage(
  api: Octokit,
  query: RepositoryQuery,
  listing: Listing,
  page: number,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const size = pageSizeOf(query.pageSize);
  const list = await readList(api, query, listing, page, size, signal);
  const total = list.total ?? totalOf(list, page, size);
  return {
    repositories: list.repositories,
    ...(total === undefined ? {} : { total }),
    ...(list.nextPage === undefined ? {} : { next: writePageToken({ listing, page: list.nextPage }) }),
    ...restOf(listing, list.nextPage, list.lastPage),
    ...(list.ssoWithheld ? { ssoWithheld: true } : {}),
  };
}

/** GitHub tells the number of the last page, which is a total only where that page is at hand or pages hold one. */
function totalOf(
  { repositories, nextPage, lastPage }: ListPage,
  page: number,
  size: number,
): number | undefined {
  if (nextPage === undefined) return (page - 1) * size + repositories.length;
  return size === 1 ? lastPage : undefined;
}

/** Lists that GitHub cannot narrow are read in large pages, several at once, and narrowed here. */
async function filteredPage(
  api: Octokit,
  query: RepositoryQuery,
  listing: Listing,
  page: number,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const first = await readList(api, query, listing, page, 100, signal);
  const last = Math.min(first.lastPage ?? page, page + pagesAtOnce - 1);
  const others = await Promise.all(
    Array.from({ length: Math.max(0, last - page) }, (_, i) =>
      readList(api, query, listing, page + 1 + i, 100, signal),
    ),
  );
  const lists = [first, ...others];
  const next = lists.at(-1)?.nextPage;
  const ssoWithheld = lists.some((list) => list.ssoWithheld);
  const repositories = lists.flatMap((list) => list.repositories).filter((one) => matches(one, query));
  return {
    repositories,
    ...(page === 1 && next === undefined ? { total: repositories.length } : {}),
    ...(next === undefined ? {} : { next: writePageToken({ listing, page: next }) }),
    ...(ssoWithheld ? { ssoWithheld } : {}),
  };
}

function matches({ fullName }: Repository, { organization, search }: RepositoryQuery): boolean {
  const [owner = '', name = ''] = fullName.toLowerCase().split('/');
  return (
    (organization === undefined || owner === organization.toLowerCase()) &&
    name.includes(search?.toLowerCase() ?? '')
  );
}

async function readList(
  api: Octokit,
  { organization = '' }: RepositoryQuery,
  listing: Listing,
  page: number,
  size: number,
  signal: AbortSignal,
): Promise<ListPage> {
  const paging = { per_page: size, page, request: { signal } };
  const recent = { ...paging, sort: 'pushed', direction: 'desc' } as const;
  switch (listing) {
    case 'mine':
      return list(await api.request('GET /user/repos', recent));
    case 'own':
      return list(await api.request('GET /user/repos', { ...recent, affiliation: 'owner' }));
    case 'user':
      return list(await api.request('GET /user/repos', { ...recent, affiliation: 'owner,collaborator' }));
    case 'org':
      return list(await api.request('GET /orgs/{org}/repos', { ...recent, org: organization }));
    case 'installation': {
      const answer = await api.request('GET /installation/repositories', paging);
      const { total_count, repositories } = decode(installationAnswer, answer.data);
      return { ...list({ ...answer, data: repositories }), total: total_count };
    }
  }
}

function list({
  data,
  headers,
}: {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>> & { readonly link?: string };
}): ListPage {
  if (!Array.isArray(data)) throw new HostFailure({ kind: 'notThisHost', seen: 'wrongShape' });
  const links = readLinks(headers.link);
  const nextPage = pageNumber(links.get('next'));
  const lastPage = pageNumber(links.get('last'));
  return {
    repositories: repositoriesOf(decode(repositoriesAnswer, data)),
    ssoWithheld: headersOf(headers).get('x-github-sso')?.startsWith('partial-results') === true,
    ...(nextPage === undefined ? {} : { nextPage }),
    ...(lastPage === undefined ? {} : { lastPage }),
  };
}
