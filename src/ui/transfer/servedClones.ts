import type { GitHost } from '../../core/host/gitHost';
import { indexCoverage } from '../../core/credential/coverage';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { Provider } from '../../core/provider/provider';
import type { GitApi } from '../gitExtension';

/** Folders of the open repositories with a remote that one of the providers covers. */
export function servedClones(
  repositories: GitApi['repositories'],
  providers: readonly Provider[],
  hosts: ReadonlyMap<string, GitHost>,
): readonly string[] {
  const covered = indexCoverage(
    providers.map((provider) => ({ ...provider, status: 'active' })),
    hosts,
  );
  const isServed = (address: string | undefined): boolean => {
    const request = remoteRequest(address ?? '');
    const url = request && requestedUrl(request);
    return url !== undefined && covered.candidates(url).length > 0;
  };
  return repositories
    .filter(({ state }) =>
      state.remotes.some(({ fetchUrl, pushUrl }) => isServed(fetchUrl) || isServed(pushUrl)),
    )
    .map(({ rootUri }) => rootUri.fsPath);
}
