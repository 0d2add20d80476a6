import { decodeSegments } from './decodeSegments';
import type { GitRequest } from './gitRequest';

/** What Git would ask for when it talks to a remote; `undefined` for anything but an HTTP(S) URL. */
export function remoteRequest(remoteUrl: string): GitRequest | undefined {
  const url = /^https?:\/\//i.test(remoteUrl) && URL.canParse(remoteUrl) ? new URL(remoteUrl) : undefined;
  if (url === undefined) return undefined;
  // Git decodes the path before it asks. One with two readings stays as it is, and no provider covers it.
  const path = decodeSegments(url.pathname)?.join('/') ?? url.pathname.slice(1);
  return {
    protocol: url.protocol.slice(0, -1),
    host: url.host,
    path,
    ...(url.username !== '' && { username: url.username }),
  };
}
