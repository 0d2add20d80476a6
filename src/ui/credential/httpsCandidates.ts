import type { Explainer } from '../../core/credential/explainer';
import type { Explanation } from '../../core/credential/explanation';
import type { GitHost } from '../../core/host/gitHost';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { httpsAddress } from './httpsAddress';

/** An HTTPS address of a repository that a remote names over SSH, and who would answer for it. */
export interface HttpsCandidate {
  readonly url: string;
  readonly explanation: Explanation;
}

export interface HttpsCandidatesParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly explainer: Explainer;
}

/** Where the repository of an SSH remote is over HTTPS, as far as providers cover it. Empty for other remotes. */
export async function httpsCandidates(
  { directory, hosts, explainer }: HttpsCandidatesParts,
  remoteUrl: string,
): Promise<readonly HttpsCandidate[]> {
  const urls = directory.current().providers.flatMap((provider) => {
    const host = hosts.get(provider.type);
    if (provider.status !== 'active' || host === undefined) return [];
    return httpsAddress(provider, host, remoteUrl) ?? [];
  });
  const candidates = await Promise.all(
    [...new Set(urls)].map(async (url) => ({ url, explanation: await explainer.explain(url) })),
  );
  return candidates.filter(
    ({ explanation: { verdict } }) => verdict.kind !== 'nobody' && verdict.kind !== 'neverServed',
  );
}
