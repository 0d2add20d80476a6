import { isLoopback } from '../provider/baseUrl';
import { plainSegments } from './decodeSegments';
import type { GitRequest } from './gitRequest';

/** A URL that Git asks for, taken apart. */
export interface RequestedUrl {
  /** As the URL standard serialises it, so that case and default port do not matter. */
  readonly origin: string;
  /** Decoded path segments. Absent where the asker names the host only. */
  readonly segments?: readonly string[];
}

/**
 * The URL behind a credential request. Gives `undefined` for anything that is never served: another scheme,
 * `http` off this machine, a host that is more than a host and a port or is spelled in another way than on the wire,
 * or a path with two readings.
 */
export function requestedUrl({ protocol, host, path }: GitRequest): RequestedUrl | undefined {
  const origin = originOf(protocol, host);
  if (origin === undefined) return undefined;
  if (path === undefined || path === '') return { origin };
  const segments = plainSegments(path);
  return segments === undefined ? undefined : { origin, segments };
}

function originOf(protocol: string, host: string): string | undefined {
  if (protocol !== 'https' && protocol !== 'http') return undefined;
  const name = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[1-9]\d{0,4})?$/i.exec(host)?.[1];
  if (name === undefined) return undefined;
  const text = `${protocol}://${host}/`;
  if (!URL.canParse(text)) return undefined;
  const { origin, hostname, pathname, search, hash, username } = new URL(text);
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || hostname.endsWith('.')) {
    return undefined;
  }
  // `0x7f.1` and the like are an address in another spelling.
  if (!name.startsWith('[') && hostname !== name.toLowerCase()) return undefined;
  return protocol === 'http' && !isLoopback(hostname) ? undefined : origin;
}
