import { decodeSegments } from '../../credential/decodeSegments';
import { remoteRequest } from '../../credential/remoteRequest';
import { requestedUrl } from '../../credential/requestedUrl';
import type { GitHost } from '../../host/gitHost';
import type { ProviderDefinition } from '../../provider/provider';

/** `organization/name` that a clone address names below a provider's base URL; `undefined` for any other address. */
export function repositoryName(
  { baseUrl }: Pick<ProviderDefinition, 'baseUrl'>,
  host: GitHost,
  url: string,
): string | undefined {
  const request = remoteRequest(url);
  const requested = request && requestedUrl(request);
  const base = decodeSegments(baseUrl.path);
  if (requested?.segments === undefined || base === undefined || requested.origin !== baseUrl.origin) {
    return undefined;
  }
  const { segments } = requested;
  if (!base.every((segment, at) => segments[at] === segment)) return undefined;
  const path = host.readRepositoryPath(baseUrl, segments.slice(base.length));
  return path && [...path.organization, path.repository].join('/');
}

/** The repository is in the provider's organization, or in a group below it. */
export function isInOrganization(
  { organization }: Pick<ProviderDefinition, 'organization'>,
  host: GitHost,
  fullName: string,
): boolean {
  if (organization === undefined) return true;
  const key = (text: string): string => (host.ignoresCase ? text.toLowerCase() : text);
  return key(fullName).startsWith(`${key(organization)}/`);
}
