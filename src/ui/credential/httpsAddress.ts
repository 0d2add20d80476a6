import { decodeSegments } from '../../core/credential/decodeSegments';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import { readSshAddress } from './sshAddress';

/** What stands before the repository in HTTPS clone paths of some servers, and not in those of SSH. */
const clonePrefixes = ['', 'scm/'];

/** Where the repository of an SSH remote is over HTTPS at a provider; `undefined` for remotes of any other kind or host. */
export function httpsAddress(
  { baseUrl }: Pick<Provider, 'baseUrl'>,
  host: GitHost,
  remoteUrl: string,
): string | undefined {
  const ssh = readSshAddress(remoteUrl);
  if (ssh === undefined) return undefined;
  // Public services also offer SSH on the port of HTTPS, under a name of its own.
  const names = [ssh.hostname, ssh.hostname.replace(/^(alt)?ssh\./, '')];
  if (!names.includes(baseUrl.hostname)) return undefined;
  const place = clonePrefixes
    .map((prefix) => prefix + ssh.path)
    .find((each) => host.readRepositoryPath(baseUrl, decodeSegments(each) ?? []) !== undefined);
  const url = place === undefined ? '' : `${baseUrl.href}/${place}`;
  return URL.canParse(url) ? new URL(url).href : undefined;
}
