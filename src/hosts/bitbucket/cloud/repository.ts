import type { RepositoryDetails } from '../../../core/host/gitHost';
import { encodedPath } from '../../encodedPath';
import { splitFullName } from '../../splitFullName';
import type { Ask } from '../../transport/ask';
import { decode } from '../../transport/decode';
import { settle } from '../../transport/hostFailure';
import { permissionsAnswer, repositoryAnswer, repositoryOf } from './answers';

/**
 * The repository and, for a user's token, the permission on it, asked for together. A token that may not read the
 * permission still gets the repository. Source: Bitbucket Cloud's REST API, "Get a repository" and "List repository
 * permissions in a workspace for a user".
 */
export async function readRepository(
  ask: Ask,
  actsForUser: boolean,
  fullName: string,
  signal: AbortSignal,
): Promise<RepositoryDetails> {
  const [found, rights] = await Promise.all([
    ask('GET', `/repositories/${encodedPath(fullName)}`, signal),
    actsForUser ? readRights(ask, fullName, signal) : undefined,
  ]);
  return { ...repositoryOf(decode(repositoryAnswer, found.json)), ...rights };
}

async function readRights(
  ask: Ask,
  fullName: string,
  signal: AbortSignal,
): Promise<Pick<RepositoryDetails, 'canPush' | 'canAdmin'>> {
  const [workspace] = splitFullName(fullName);
  const answer = await settle(
    ask('GET', `/user/workspaces/${encodeURIComponent(workspace)}/permissions/repositories`, signal, {
      query: { q: `repository.full_name="${fullName.replace(/["\\]/g, '')}"` },
    }),
  );
  if (!answer.ok) return {};
  const { values } = decode(permissionsAnswer, answer.value.json);
  const permission = values.find(
    ({ repository }) => repository.full_name.toLowerCase() === fullName.toLowerCase(),
  )?.permission;
  // A repository that is open to everybody is not listed for those who have no right of their own.
  return { canPush: permission === 'write' || permission === 'admin', canAdmin: permission === 'admin' };
}
