import type { RepositoryPage, RepositoryQuery } from '../../../core/host/gitHost';
import { decode } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import { pageSizeOf } from '../../transport/pageSize';
import { mostPages } from '../../transport/pageToken';
import { isBelow } from '../get';
import { repositoriesAnswer, repositoryOf, workspacesAnswer } from './answers';
import type { CloudApi } from './cloudApi';

/**
 * One page. Bitbucket lists repositories by workspace only; without an organization the account's workspaces follow
 * one another, and those with nothing to show are passed over. A page token is the address of the page, marked where
 * it stays within its workspace: the pages of several workspaces can be asked for at once.
 */
export async function readRepositories(
  api: CloudApi,
  query: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  if (query.organization !== undefined) {
    return readPage(api, query.page ?? firstPage(api, query.organization, query), signal);
  }
  if (query.page?.startsWith(within) === true) {
    const { next, rest, ...page } = await readPage(api, query.page.slice(within.length), signal);
    return {
      ...page,
      ...(next === undefined ? {} : { next: within + next }),
      ...(rest === undefined ? {} : { rest: rest.map((link) => within + link) }),
    };
  }
  return readAcross(api, query, signal);
}

const within = 'within ';

async function readAcross(
  api: CloudApi,
  query: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const workspaces = query.page === undefined ? await readWorkspaces(api, signal) : undefined;
  const [start] = workspaces ?? [];
  let link = query.page ?? (start === undefined ? undefined : firstPage(api, start, query));
  while (link !== undefined) {
    const { repositories, total, next, rest } = await readPage(api, link, signal);
    const following: string | undefined = next ?? (await nextWorkspace(api, link, query, workspaces, signal));
    if (repositories.length > 0 || following === undefined) {
      const whole = workspaces?.length === 1 && total !== undefined;
      const others = workspaces?.slice(workspaces.indexOf(workspaceOf(link)) + 1) ?? [];
      const first = next === undefined || rest !== undefined ? others : [];
      const known = [...(rest ?? []), ...first.map((slug) => firstPage(api, slug, query))];
      return {
        repositories,
        ...(whole ? { total } : {}),
        ...(following === undefined ? {} : { next: following }),
        ...(known.length === 0 ? {} : { rest: known.map((one) => within + one) }),
      };
    }
    link = following;
  }
  return { repositories: [], total: 0 };
}

function firstPage(
  { apiUrl, actsForUser }: CloudApi,
  workspace: string,
  { search, pageSize }: RepositoryQuery,
): string {
  const query = new URLSearchParams({
    pagelen: String(pageSizeOf(pageSize)),
    sort: '-updated_on',
    ...(actsForUser ? { role: 'member' } : {}),
    ...(search ? { q: `name ~ "${search.replace(/["\\]/g, ' ').trim()}"` } : {}),
  });
  return `${apiUrl}/repositories/${encodeURIComponent(workspace)}?${query.toString()}`;
}

async function readPage(
  { get, apiUrl }: CloudApi,
  link: string,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const { values, size, next } = decode(repositoriesAnswer, (await get(link, signal)).json);
  return {
    repositories: values.map(repositoryOf),
    ...(size === undefined ? {} : { total: size }),
    ...(next === undefined ? {} : { next: ownLink(apiUrl, next), ...restOf(ownLink(apiUrl, next), size) }),
  };
}

/** Addresses of the pages from `next` on, where Bitbucket counts both the repositories and the pages. */
function restOf(next: string, size: number | undefined): Pick<RepositoryPage, 'rest'> {
  const params = new URL(next).searchParams;
  const [page, pageSize] = [Number(params.get('page')), Number(params.get('pagelen'))];
  if (size === undefined || !Number.isInteger(page) || page < 2 || !(pageSize > 0)) return {};
  const last = Math.min(Math.ceil(size / pageSize), page + mostPages - 1);
  const links = Array.from({ length: Math.max(0, last - page + 1) }, (_, i) => {
    const link = new URL(next);
    link.searchParams.set('page', String(page + i));
    return link.href;
  });
  return { rest: links };
}

function workspaceOf(link: string): string {
  return decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '');
}

/** First page of the workspace after the one that `link` is of. */
async function nextWorkspace(
  api: CloudApi,
  link: string,
  query: RepositoryQuery,
  known: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const workspaces = known ?? (await readWorkspaces(api, signal));
  const index = workspaces.indexOf(workspaceOf(link));
  const next = index < 0 ? undefined : workspaces[index + 1];
  return next === undefined ? undefined : firstPage(api, next, query);
}

const mostWorkspaces = 1000;

/** Slugs of all workspaces of the account, in an order that does not change between pages. */
async function readWorkspaces({ get, apiUrl }: CloudApi, signal: AbortSignal): Promise<readonly string[]> {
  const slugs: string[] = [];
  let link: string | undefined = '/user/workspaces?pagelen=100';
  while (link !== undefined && slugs.length < mostWorkspaces) {
    const {
      values,
      next,
    }: { values: readonly { workspace: { slug: string } }[]; next?: string | undefined } = decode(
      workspacesAnswer,
      (await get(link, signal)).json,
    );
    slugs.push(...values.map(({ workspace }) => workspace.slug));
    link = next === undefined ? undefined : ownLink(apiUrl, next);
  }
  return slugs.sort();
}

function ownLink(apiUrl: string, link: string): string {
  if (!isBelow(apiUrl, link)) throw new HostFailure({ kind: 'notThisHost', seen: 'redirect' });
  return link;
}
