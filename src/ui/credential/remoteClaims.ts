import { decodeSegments } from '../../core/credential/decodeSegments';
import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { BaseUrl } from '../../core/provider/baseUrl';

/** Those of the base URLs that the remotes are at or below. */
export function remoteClaims(baseUrls: readonly BaseUrl[], remotes: readonly string[]): readonly BaseUrl[] {
  const urls = remotes.flatMap((remote) => {
    const request = remoteRequest(remote);
    const url = request && requestedUrl(request);
    return url === undefined ? [] : [url];
  });
  return baseUrls.filter(({ origin, path }) => {
    const base = decodeSegments(path);
    return urls.some(
      (url) => url.origin === origin && base?.every((segment, i) => url.segments?.[i] === segment) === true,
    );
  });
}
