import type { Repository, RepositoryPage } from '../../host/gitHost';
import { newToken, type Remedy } from '../remedy';
import { passed, type Check } from '../report';

const openSso: Remedy = { kind: 'openSso' };

/** @param total of all pages, where the host says */
export function repositoriesCheck(
  { repositories, next, ssoWithheld }: RepositoryPage,
  total: number | undefined,
  organization: string | undefined,
): Check {
  const about = {
    ...(organization !== undefined && { organization }),
    ...(ssoWithheld === true && { withheld: true as const }),
  };
  if (repositories.length === 0) {
    const edit: readonly Remedy[] =
      organization === undefined ? [] : [{ kind: 'editField', field: 'organization' }];
    return {
      id: 'repositories',
      status: 'warning',
      finding: { kind: 'noRepositories', ...about },
      remedies: ssoWithheld === true ? [openSso] : [...newToken, ...edit],
    };
  }
  const finding = {
    kind: 'repositoriesSeen',
    count: total ?? repositories.length,
    more: total === undefined && next !== undefined,
    ...(next === undefined &&
      repositories.every((repository) => !repository.private) && { allPublic: true as const }),
    ...about,
  } as const;
  return ssoWithheld === true
    ? { id: 'repositories', status: 'warning', finding, remedies: [openSso] }
    : passed('repositories', finding);
}

/** The one on which webhooks and Git are tried: a private one, for which the token counts. */
export function repositoryToTry({ repositories }: RepositoryPage): Repository | undefined {
  return repositories.find((repository) => repository.private) ?? repositories[0];
}
