import type { RepositoryDetails } from '../../../core/host/gitHost';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import { splitFullName } from '../../splitFullName';
import type { Ask } from '../../transport/ask';
import { decode } from '../../transport/decode';
import { settle } from '../../transport/hostFailure';
import { defaultBranchAnswer, repositoriesAnswer, repositoryDetailsAnswer, repositoryOf } from './answers';
import { repositoryPath } from './repositoryPath';

/**
 * The repository, its default branch and whether it is among those that the account may push to and administer: the
 * server tells rights in no other way. Source: Bitbucket Data Center's REST API, "Get repository", "Get default
 * branch" and "Search for repositories".
 */
export async function readRepository(
  ask: Ask,
  baseUrl: BaseUrl,
  fullName: string,
  signal: AbortSignal,
): Promise<RepositoryDetails> {
  const path = repositoryPath(fullName);
  const details = decode(repositoryDetailsAnswer, (await ask('GET', path, signal)).json);
  const { name = details.slug, archived } = details;
  const [branch, canPush, canAdmin] = await Promise.all([
    settle(ask('GET', `${path}/default-branch`, signal)),
    isAmong(ask, fullName, name, 'REPO_WRITE', signal),
    isAmong(ask, fullName, name, 'REPO_ADMIN', signal),
  ]);
  return {
    ...repositoryOf(details, baseUrl.href),
    ...(branch.ok && branch.value.json !== undefined
      ? { defaultBranch: decode(defaultBranchAnswer, branch.value.json).displayId }
      : {}),
    ...(canPush === undefined ? {} : { canPush }),
    ...(canAdmin === undefined ? {} : { canAdmin }),
    ...(archived === undefined ? {} : { archived }),
  };
}

async function isAmong(
  ask: Ask,
  fullName: string,
  name: string,
  permission: 'REPO_WRITE' | 'REPO_ADMIN',
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const [projectkey] = splitFullName(fullName);
  const query = { name, projectkey, permission, limit: '100' };
  const answer = await settle(ask('GET', '/repos', signal, { query }));
  if (!answer.ok) return undefined;
  const { values, isLastPage } = decode(repositoriesAnswer, answer.value.json);
  const found = values.some(
    ({ project, slug }) => `${project.key}/${slug}`.toLowerCase() === fullName.toLowerCase(),
  );
  return found || isLastPage ? found : undefined;
}
