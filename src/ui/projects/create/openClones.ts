import { indexCoverage } from '../../../core/credential/coverage';
import { remoteRequest } from '../../../core/credential/remoteRequest';
import { requestedUrl } from '../../../core/credential/requestedUrl';
import { repositoryName } from '../../../core/project/repositoryName';
import { httpsAddress } from '../../credential/httpsAddress';
import { remotesOf } from '../../credential/remotesOf';
import type { GitRepository } from '../../gitExtension';
import { repositoryKeyOf } from '../../remoteSources/repositoryKeyOf';
import type { ChosenProvider } from './projectAnswers';

/** A repository of a provider's that is open in this window. */
export interface OpenClone {
  /** Root of the working tree. */
  readonly path: string;
  readonly key: string;
  /** As its address spells it. */
  readonly fullName: string;
}

/** The open repositories that a provider covers by one of their remotes, over HTTPS or SSH, each once. */
export function openClones(
  repositories: readonly GitRepository[],
  { provider, host }: ChosenProvider,
): readonly OpenClone[] {
  const index = indexCoverage([provider], new Map([[host.type, host]]));
  return repositories
    .filter(({ rootUri }) => rootUri.scheme === 'file')
    .flatMap((repository) => {
      for (const remote of remotesOf(repository)) {
        const url = httpsAddress(provider, host, remote.url) ?? remote.url;
        const request = remoteRequest(url);
        const requested = request && requestedUrl(request);
        const covered = requested !== undefined && index.candidates(requested).length > 0;
        const key = covered ? repositoryKeyOf(provider, host, url) : undefined;
        const fullName = repositoryName(provider, host, url);
        if (key !== undefined && fullName !== undefined) {
          return [{ path: repository.rootUri.fsPath, key, fullName }];
        }
      }
      return [];
    });
}
