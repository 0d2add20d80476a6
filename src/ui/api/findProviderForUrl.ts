import type { GitProvider, ProviderForUrl } from '../../../api/git-providers';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { Resolver } from '../../core/credential/resolver';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { describeProvider } from './describeProvider';

export interface FindProviderForUrlParts {
  readonly directory: ProviderDirectory;
  readonly resolver: Resolver;
}

/** The answer that Git of this window would get, without the credential. Rejects for anything but a text. */
export async function findProviderForUrl(
  { directory, resolver }: FindProviderForUrlParts,
  url: unknown,
): Promise<ProviderForUrl | undefined> {
  if (typeof url !== 'string')
    throw new TypeError('providerForUrl needs the URL of a repository as a string.');
  const request = remoteRequest(url);
  const requested = request && requestedUrl(request);
  // A host alone names no repository.
  if (request === undefined || requested?.segments === undefined) return undefined;
  const { username } = request;
  const resolution = await resolver.resolve(requested, {
    includeWorkspace: true,
    ...(username !== undefined && { username }),
  });
  const described = (provider: Provider): GitProvider =>
    describeProvider(provider, directory.current().defaultProvider);
  if (resolution.kind === 'chosen') {
    const { match, reason } = resolution;
    return Object.freeze({ outcome: 'serves', provider: described(match.provider), reason });
  }
  if (resolution.kind === 'ambiguous') {
    const providers = Object.freeze(resolution.matches.map(({ provider }) => described(provider)));
    return Object.freeze({ outcome: 'undecided', providers });
  }
  if (resolution.kind === 'refused') {
    return Object.freeze({ outcome: 'rejected', provider: described(resolution.match.provider) });
  }
  return undefined;
}
