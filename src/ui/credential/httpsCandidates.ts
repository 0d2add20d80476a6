import { decodeSegments } from '../../core/credential/decodeSegments';
import type { Explainer } from '../../core/credential/explainer';
import type { Explanation } from '../../core/credential/explanation';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { readSshAddress } from './sshAddress';

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

/** What stands before the repository in HTTPS clone paths of some servers, and not in those of SSH. */
const clonePrefixes = ['', 'scm/'];

/** Where the repository of an SSH remote is over HTTPS, as far as providers cover it. Empty for other remotes. */
export async function httpsCandidates(
  { directory, hosts, explainer }: HttpsCandidatesParts,
  remoteUrl: string,
): Promise<readonly HttpsCandidate[]> {
  const ssh = readSshAddress(remoteUrl);
  if (ssh === undefined) return [];
  // Public services also offer SSH on the port of HTTPS, under a name of its own.
  const names = [ssh.hostname, ssh.hostname.replace(/^(alt)?ssh\./, '')];
  const urls = directory.current().providers.flatMap((provider) => {
    const host = hosts.get(provider.type);
    const here = provider.status === 'active' && names.includes(provider.baseUrl.hostname);
    const url = here && host !== undefined ? cloneUrl(provider, host, ssh.path) : undefined;
    return url === undefined ? [] : [url];
  });
  const candidates = await Promise.all(
    [...new Set(urls)].map(async (url) => ({ url, explanation: await explainer.explain(url) })),
  );
  return candidates.filter(
    ({ explanation: { verdict } }) => verdict.kind !== 'nobody' && verdict.kind !== 'neverServed',
  );
}

function cloneUrl({ baseUrl }: Provider, host: GitHost, path: string): string | undefined {
  const place = clonePrefixes
    .map((prefix) => prefix + path)
    .find((each) => host.readRepositoryPath(baseUrl, decodeSegments(each) ?? []) !== undefined);
  const url = place === undefined ? '' : `${baseUrl.href}/${place}`;
  return URL.canParse(url) ? new URL(url).href : undefined;
}
