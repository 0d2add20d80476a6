import type { HostClient, RepositoryQuery } from '../../../src/core/host/gitHost';
import { signal } from './practiceClient';

/** The names on every page, one list a page. */
export async function allRepositories(
  client: HostClient,
  query: RepositoryQuery,
): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  let page: string | undefined;
  do {
    const result = await client.repositories({ ...query, ...(page === undefined ? {} : { page }) }, signal);
    if (!result.ok) throw new Error(result.error.kind);
    pages.push(result.value.repositories.map(({ fullName }) => fullName));
    page = result.value.next;
  } while (page !== undefined && pages.length < 50);
  return pages;
}
