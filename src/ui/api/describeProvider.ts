import type { GitProvider } from '../../../api/git-providers';
import type { Provider } from '../../core/provider/provider';
import type { Directory } from '../../core/provider/readDirectory';

/** What other extensions may know of the providers; none of it can be changed by them. */
export function describeProviders({
  providers,
  defaultProvider,
}: Pick<Directory, 'providers' | 'defaultProvider'>): readonly GitProvider[] {
  return Object.freeze(providers.map((provider) => describeProvider(provider, defaultProvider)));
}

/** Names each field, so that nothing gets out because the definition has grown. */
export function describeProvider(provider: Provider, defaultProvider: Provider | undefined): GitProvider {
  const { id, name, type, baseUrl, organization, status, scope, environment, helpUrl } = provider;
  return Object.freeze({
    id,
    name,
    type,
    baseUrl: baseUrl.href,
    status,
    scope: scope.kind,
    isDefault: id === defaultProvider?.id,
    ...(organization !== undefined && { organization }),
    ...(environment !== undefined && { environment }),
    ...(helpUrl !== undefined && { helpUrl }),
  });
}
