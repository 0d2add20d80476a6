import { indexCoverage } from '../../../core/credential/coverage';
import { decodeSegments } from '../../../core/credential/decodeSegments';
import { remoteRequest } from '../../../core/credential/remoteRequest';
import { requestedUrl } from '../../../core/credential/requestedUrl';
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

/** The open repositories that a provider covers by one of their remotes, each once. */
export function openClones(
  repositories: readonly GitRepository[],
  { provider, host }: ChosenProvider,
): readonly OpenClone[] {
  const index = indexCoverage([provider], new Map([[host.type, host]]));
  return repositories
    .filter(({ rootUri }) => rootUri.scheme === 'file')
    .flatMap((repository) => {
      for (const { url } of remotesOf(repository)) {
        const request = remoteRequest(url);
        const requested = request && requestedUrl(request);
        const covered = requested !== undefined && index.candidates(requested).length > 0;
        const key = covered ? repositoryKeyOf(provider, host, url) : undefined;
        const fullName = fullNameOf({ provider, host }, url);
        if (key !== undefined && fullName !== undefined) {
          return [{ path: repository.rootUri.fsPath, key, fullName }];
        }
      }
      return [];
    });
}

/** `organization/name` that a clone address names below a provider's base URL. */
function fullNameOf({ provider, host }: ChosenProvider, url: string): string | undefined {
  const request = remoteRequest(url);
  const segments = request && requestedUrl(request)?.segments;
  const base = decodeSegments(provider.baseUrl.path);
  if (segments === undefined || base === undefined) return undefined;
  const path = host.readRepositoryPath(provider.baseUrl, segments.slice(base.length));
  return path && [...path.organization, path.repository].join('/');
}
