import type { RepositoryDetails } from '../../core/host/gitHost';
import { encodedPath } from '../encodedPath';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { HostFailure } from '../transport/hostFailure';
import { repositoryDetailsAnswer, repositoryOf } from './answers';
import { notShown } from './githubError';

/** Source: GitHub's REST API, "Get a repository". The permissions are the user's, whatever the token may do. */
export async function readRepository(
  ask: Ask,
  fullName: string,
  signal: AbortSignal,
): Promise<RepositoryDetails> {
  const answer = await ask('GET', `/repos/${encodedPath(fullName)}`, signal, { accepts: [404] });
  if (answer.status === 404) throw new HostFailure(notShown(answer));
  const details = decode(repositoryDetailsAnswer, answer.json);
  const { permissions, archived } = details;
  return {
    ...repositoryOf(details),
    ...(permissions === undefined ? {} : { canPush: permissions.push, canAdmin: permissions.admin }),
    ...(archived === undefined ? {} : { archived }),
  };
}
