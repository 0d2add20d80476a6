import type { GitHost } from '../host/gitHost';
import type { Provider } from '../provider/provider';

/** A URL that Git asks for, taken apart. */
export interface RequestedUrl {
  /** As the URL standard serialises it, so that case and default port do not matter. */
  readonly origin: string;
  /** Decoded path segments. Absent where the asker names the host only. */
  readonly segments?: readonly string[];
}

export interface Candidate {
  readonly provider: Provider;
  /** How many segments of the repository's path the provider's organization takes up; 0 without one. */
  readonly organizationLength: number;
  /** One text for the repository, however its URL was spelled; absent where the URL names none. */
  readonly repositoryKey?: string;
}

/** Finds the active providers that may answer for a URL, in a time that does not grow with their number. */
export interface CoverageIndex {
  candidates(url: RequestedUrl): readonly Candidate[];
}

interface Mount {
  readonly baseSegments: readonly string[];
  readonly host: GitHost;
  /** By organization, `''` for those that have none. */
  readonly byOrganization: Map<string, Provider[]>;
}

export function indexCoverage(
  providers: readonly Provider[],
  hosts: ReadonlyMap<string, GitHost>,
): CoverageIndex {
  const origins = new Map<string, Map<string, Mount>>();
  for (const provider of providers) {
    const host = hosts.get(provider.type);
    if (host === undefined || provider.status !== 'active') continue;
    const baseSegments = decodeSegments(provider.baseUrl.path);
    if (baseSegments === undefined) continue;
    const mounts = entry(origins, provider.baseUrl.origin, () => new Map<string, Mount>());
    const mount = entry(mounts, JSON.stringify([host.type, baseSegments]), () => ({
      baseSegments,
      host,
      byOrganization: new Map<string, Provider[]>(),
    }));
    const key = organizationKey(host, (provider.organization ?? '').split('/').filter(Boolean));
    entry(mount.byOrganization, key, () => []).push(provider);
  }
  return {
    candidates: ({ origin, segments }) =>
      [...(origins.get(origin)?.values() ?? [])].flatMap((mount) =>
        segments === undefined ? everything(mount) : covering(mount, segments),
      ),
  };
}

function covering(mount: Mount, segments: readonly string[]): readonly Candidate[] {
  if (!mount.baseSegments.every((segment, i) => segments[i] === segment)) return [];
  const first = mount.byOrganization.values().next().value?.[0];
  if (first === undefined) return [];
  const rest = segments.slice(mount.baseSegments.length);
  const path = mount.host.readRepositoryPath(first.baseUrl, rest);
  const named = path === undefined ? [] : [...path.organization, path.repository];
  const repository =
    path === undefined
      ? {}
      : { repositoryKey: `${first.baseUrl.href}/${organizationKey(mount.host, named)}` };
  return [...named.keys(), named.length].flatMap((organizationLength) =>
    (mount.byOrganization.get(organizationKey(mount.host, named.slice(0, organizationLength))) ?? []).map(
      (provider) => ({ provider, organizationLength, ...repository }),
    ),
  );
}

function everything(mount: Mount): readonly Candidate[] {
  return [...mount.byOrganization.values()].flat().map((provider) => ({ provider, organizationLength: 0 }));
}

function organizationKey(host: GitHost, segments: readonly string[]): string {
  const key = segments.join('/');
  return host.ignoresCase ? key.toLowerCase() : key;
}

/**
 * Splits an encoded path into decoded segments. Gives `undefined` for a path that two readers could read
 * differently: encoded slashes or dots, `..`, empty segments, control characters, malformed escapes.
 */
export function decodeSegments(path: string): readonly string[] | undefined {
  const trimmed = path.replace(/^\//, '').replace(/\/$/, '');
  if (trimmed === '') return [];
  const segments: string[] = [];
  for (const part of trimmed.split('/')) {
    const decoded = decodeSegment(part);
    if (decoded === undefined) return undefined;
    segments.push(decoded);
  }
  return segments;
}

function decodeSegment(part: string): string | undefined {
  if (part === '' || /%2f|%5c|%2e|%00|\\/i.test(part)) return undefined;
  try {
    const decoded = decodeURIComponent(part);
    // eslint-disable-next-line no-control-regex -- control characters are what this refuses
    return decoded === '.' || decoded === '..' || /[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
