import type { RepositoryDetails } from '../../core/host/gitHost';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { projectDetailsAnswer, repositoryOf } from './answers';

/** Source: GitLab, "Roles and permissions", and the access levels of its REST API. */
const developer = 30;
const maintainer = 40;

/**
 * Source: GitLab's REST API, "Get a project". Roles that came with a group that was invited are in neither of the two
 * places, so that nothing is concluded where both are empty.
 */
export async function readRepository(
  ask: Ask,
  fullName: string,
  signal: AbortSignal,
): Promise<RepositoryDetails> {
  const { json } = await ask('GET', `/projects/${encodeURIComponent(fullName)}`, signal);
  const details = decode(projectDetailsAnswer, json);
  const { permissions, archived } = details;
  const levels = [permissions?.project_access, permissions?.group_access].flatMap(
    (access) => access?.access_level ?? [],
  );
  const level = Math.max(...levels);
  return {
    ...repositoryOf(details),
    ...(levels.length === 0 ? {} : { canPush: level >= developer, canAdmin: level >= maintainer }),
    ...(archived === undefined ? {} : { archived }),
  };
}
