import type { HostClient } from '../../../core/host/gitHost';
import { remoteRequest } from '../../../core/credential/remoteRequest';
import { fail, ok, type Result } from '../../../shared/result';
import { repositoryKeyOf } from '../../remoteSources/repositoryKeyOf';
import type { SourceProblem } from '../../remoteSources/usableAccount';
import type { CreateProjectParts } from './createProjectParts';
import type { ChosenProvider, ChosenRepository } from './projectAnswers';
import { withClient } from './withClient';

/** Asks the host for a repository by its name. One whose address cannot be cloned from is none of this host's. */
export async function findRepository(
  parts: CreateProjectParts,
  { provider, host }: ChosenProvider,
  fullName: string,
  signal: AbortSignal,
): Promise<Result<ChosenRepository, SourceProblem>> {
  const found = await withClient(parts, provider, (client: HostClient) =>
    client.repository(fullName, signal),
  );
  if (!found.ok) return found;
  const details = found.value;
  const key = repositoryKeyOf(provider, host, details.cloneUrl);
  if (key === undefined || remoteRequest(details.cloneUrl)?.username !== undefined) {
    return fail({ kind: 'host', error: { kind: 'notThisHost', seen: 'wrongShape' } });
  }
  const existing = parts.directory
    .current()
    .projects.find(({ repositoryUrl }) => repositoryKeyOf(provider, host, repositoryUrl) === key);
  return ok({ details, key, ...(existing !== undefined && { existing }) });
}
