import { EventEmitter } from 'vscode';
import type { GitProvidersApi, GitProvidersExtension } from '../../../api/git-providers';
import type { Resolver } from '../../core/credential/resolver';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Ending } from '../../shared/emitter';
import { describeProviders } from './describeProvider';
import { findProviderForUrl } from './findProviderForUrl';

export interface ExportedApiParts {
  readonly directory: ProviderDirectory;
  readonly resolver: Resolver;
}

/** What `activate` gives to other extensions. They are strangers: arguments are checked, and nothing can be changed. */
export function createExportedApi(parts: ExportedApiParts): {
  readonly exports: GitProvidersExtension;
} & Ending {
  let created: { readonly api: GitProvidersApi; readonly subscription: Ending } | undefined;
  return {
    exports: Object.freeze({
      getApi(version: unknown): GitProvidersApi {
        if (version !== 1) {
          throw new TypeError(`Git Providers has version 1 of its API, not ${printed(version)}.`);
        }
        created ??= createApi(parts);
        return created.api;
      },
    }),
    dispose: () => created?.subscription.dispose(),
  };
}

function createApi({ directory, resolver }: ExportedApiParts): {
  readonly api: GitProvidersApi;
  readonly subscription: Ending;
} {
  const changed = new EventEmitter<void>();
  let providers = describeProviders(directory.current());
  const subscription = directory.onDidChange(() => {
    const before = JSON.stringify(providers);
    providers = describeProviders(directory.current());
    if (JSON.stringify(providers) !== before) changed.fire();
  });
  const api: GitProvidersApi = Object.freeze({
    version: 1,
    getProviders: () => providers,
    onDidChangeProviders: changed.event,
    providerForUrl: (url: string) => findProviderForUrl({ directory, resolver }, url),
  });
  return { api, subscription };
}

function printed(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string'
    ? JSON.stringify(version).slice(0, 20)
    : typeof version;
}
