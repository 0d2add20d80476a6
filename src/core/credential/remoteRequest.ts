import type { GitRequest } from './gitRequest';

/** What Git would ask for when it talks to a remote; `undefined` for anything but an HTTP(S) URL. */
export function remoteRequest(remoteUrl: string): GitRequest | undefined {
  const url = /^https?:\/\//i.test(remoteUrl) && URL.canParse(remoteUrl) ? new URL(remoteUrl) : undefined;
  if (url === undefined) return undefined;
  return {
    protocol: url.protocol.slice(0, -1),
    host: url.host,
    path: url.pathname.replace(/^\//, ''),
    ...(url.username !== '' && { username: url.username }),
  };
}
