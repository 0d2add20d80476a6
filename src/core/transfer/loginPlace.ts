import { remoteRequest } from '../credential/remoteRequest';
import { requestedUrl } from '../credential/requestedUrl';
import { decodeSegments } from '../credential/decodeSegments';
import { parseBaseUrl, servedHost, type BaseUrl } from '../provider/baseUrl';
import type { KnownHost } from '../provider/definitionRules';
import type { HostType, ProviderDefinition } from '../provider/provider';

/** The host that a remote's address belongs to. */
export interface LoginPlace {
  readonly baseUrl: BaseUrl;
  /** Absent where neither a provider nor the host's name tells. */
  readonly type?: HostType;
}

/**
 * Finds out which base URL a remote's address is at: that of a provider which covers it, the deepest first, or else
 * its origin. `undefined` for an address that Git never asks us about.
 */
export function loginPlace(
  remoteUrl: string,
  providers: readonly Pick<ProviderDefinition, 'type' | 'baseUrl'>[],
  hosts: readonly KnownHost[],
): LoginPlace | undefined {
  const request = remoteRequest(remoteUrl);
  const url = request && requestedUrl(request);
  if (url === undefined) return undefined;
  const segments = url.segments ?? [];
  const covering = providers
    .filter(({ baseUrl }) => {
      const base = decodeSegments(baseUrl.path);
      return baseUrl.origin === url.origin && base?.every((each, at) => segments[at] === each) === true;
    })
    .toSorted((one, other) => other.baseUrl.path.length - one.baseUrl.path.length)[0];
  if (covering !== undefined) return { baseUrl: covering.baseUrl, type: covering.type };
  return placeOf(url.origin, segments[0], hosts);
}

/** The host of a given name, which a public service is told by. */
function placeOf(
  origin: string,
  firstSegment: string | undefined,
  hosts: readonly KnownHost[],
): LoginPlace | undefined {
  const plain = parseBaseUrl(origin);
  if (!plain.ok) return undefined;
  // On loopback the first segment may stand for a public host, see `servedHost`.
  const standIn = plain.value.loopback && firstSegment?.includes('.') === true;
  const parsed = standIn ? parseBaseUrl(`${origin}/${firstSegment}`) : plain;
  const baseUrl = parsed.ok ? parsed.value : plain.value;
  const type = hosts.find(
    ({ publicBaseUrl }) => new URL(publicBaseUrl).hostname === servedHost(baseUrl),
  )?.type;
  return { baseUrl, ...(type !== undefined && { type }) };
}
