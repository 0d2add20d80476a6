import { decodeSegments } from '../credential/decodeSegments';
import { remoteRequest } from '../credential/remoteRequest';
import { requestedUrl } from '../credential/requestedUrl';
import type { GitHost } from '../host/gitHost';
import type { Provider } from '../provider/provider';

/** `organization/name` that a clone address names below a provider's base URL; `undefined` for any other address. */
export function repositoryName(
  { baseUrl }: Pick<Provider, 'baseUrl'>,
  host: GitHost,
  cloneUrl: string,
): string | undefined {
  const request = remoteRequest(cloneUrl);
  const url = request && requestedUrl(request);
  const segments = url?.segments;
  const base = decodeSegments(baseUrl.path);
  if (segments === undefined || base === undefined || url?.origin !== baseUrl.origin) return undefined;
  if (!base.every((segment, at) => segments[at] === segment)) return undefined;
  const path = host.readRepositoryPath(baseUrl, segments.slice(base.length));
  return path && [...path.organization, path.repository].join('/');
}
