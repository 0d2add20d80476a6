import type { RepositoryPage, RepositoryQuery } from '../../../core/host/gitHost';
import { decode } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import { pageSizeOf } from '../../transport/pageSize';
import { isBelow } from '../get';
import { repositoriesAnswer, repositoryOf, workspacesAnswer } from './answers';
import type { CloudApi } from './cloudApi';

/**
 * One page. Bitbucket lists repositories by workspace only; without an organization the account's workspaces follow
 * one another, and those with nothing to show are passed over. A page token is the address of the page.
 */
export async function readRepositories(
  api: CloudApi,
  query: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  if (query.organization !== undefined) {
    return readPage(api, query.page ?? firstPage(api, query.organization, query), signal);
  }
  const workspaces = query.page === undefined ? await readWorkspaces(api, signal) : undefined;
  const [start] = workspaces ?? [];
  let link = query.page ?? (start === undefined ? undefined : firstPage(api, start, query));
  while (link !== undefined) {
    const { repositories, total, next } = await readPage(api, link, signal);
    const following: string | undefined = next ?? (await nextWorkspace(api, link, query, workspaces, signal));
    if (repositories.length > 0 || following === undefined) {
      const whole = workspaces?.length === 1 && total !== undefined;
      return {
        repositories,
        ...(whole ? { total } : {}),
        ...(following === undefined ? {} : { next: following }),
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
    ...(next === undefined ? {} : { next: ownLink(apiUrl, next) }),
  };
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
  const current = decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '');
  const index = workspaces.indexOf(current);
  const next = index < 0 ? undefined : workspaces[index + 1];
  return next === undefined ? undefined : firstPage(api, next, query);
}

/** Slugs of all workspaces of the account, in an order that does not change between pages. */
async function readWorkspaces({ get, apiUrl }: CloudApi, signal: AbortSignal): Promise<readonly string[]> {
  const slugs: string[] = [];
  let link: string | undefined = '/user/workspaces?pagelen=100';
  while (link !== undefined) {
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
