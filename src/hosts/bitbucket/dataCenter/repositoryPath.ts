import { splitFullName } from '../../splitFullName';

/** Where a repository is below the API's address. */
export function repositoryPath(fullName: string): string {
  const [key, slug] = splitFullName(fullName);
  return `/projects/${encodeURIComponent(key)}/repos/${encodeURIComponent(slug)}`;
}
