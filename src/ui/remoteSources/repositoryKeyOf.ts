import { indexCoverage } from '../../core/credential/coverage';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';

/**
 * The key under which a choice for a provider's repository is remembered, also outside the provider's organization.
 * `undefined` for an address that is not below the provider's base URL: no provider is ever asked for it.
 */
export function repositoryKeyOf(provider: Provider, host: GitHost, cloneUrl: string): string | undefined {
  const request = remoteRequest(cloneUrl);
  const url = request && requestedUrl(request);
  if (url === undefined) return undefined;
  const { organization: _organization, ...anywhere } = provider;
  const index = indexCoverage([{ ...anywhere, status: 'active' }], new Map([[host.type, host]]));
  return index.candidates(url)[0]?.repositoryKey;
}
