import type { RepositoryPage, RepositoryQuery } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { decode } from '../../transport/decode';
import { pageSizeOf } from '../../transport/pageSize';
import type { Get } from '../get';
import { repositoriesAnswer, repositoryOf } from './answers';

/** One page of a project, or of all that the account can see; the server sorts by name. */
export async function readRepositories(
  get: Get,
  baseUrl: BaseUrl,
  { organization, search, page, pageSize }: RepositoryQuery,
  signal: AbortSignal,
): Promise<RepositoryPage> {
  const byProject = organization !== undefined && !search;
  const answer = await get(
    byProject ? `/projects/${encodeURIComponent(organization)}/repos` : '/repos',
    signal,
    {
      query: {
        limit: String(pageSizeOf(pageSize)),
        start: page !== undefined && /^\d{1,9}$/.test(page) ? page : undefined,
        name: search === '' ? undefined : search,
        projectkey: byProject ? undefined : organization,
      },
    },
  );
  const { values, start, isLastPage, nextPageStart } = decode(repositoriesAnswer, answer.json);
  // Servers before `projectkey` ignore it.
  const wanted = values.filter(
    ({ project }) => organization === undefined || project.key.toLowerCase() === organization.toLowerCase(),
  );
  const next = isLastPage ? undefined : (nextPageStart ?? start + values.length);
  return {
    repositories: wanted.map((value) => repositoryOf(value, baseUrl.href)),
    ...(isLastPage && wanted.length === values.length ? { total: start + values.length } : {}),
    ...(next === undefined ? {} : { next: String(next) }),
  };
}
