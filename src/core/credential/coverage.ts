import type { GitHost } from '../host/gitHost';
import type { Project } from '../project/project';
import type { Provider } from '../provider/provider';
import { remoteRequest } from './remoteRequest';
import { decodeSegments } from './decodeSegments';
import { requestedUrl, type RequestedUrl } from './requestedUrl';

export interface Candidate {
  readonly provider: Provider;
  /** How many segments of the repository's path the provider's organization takes up; 0 without one. */
  readonly organizationLength: number;
  /** The repository is bound to this provider. */
  readonly bound?: boolean;
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
  readonly byId: Map<string, Provider>;
  /** By `repositoryKey`. */
  readonly bindings: Map<string, Binding>;
}

/** A project in workspace settings picks among the providers that cover it; the user's own may name any. */
interface Binding {
  readonly providerId: string;
  readonly byUser: boolean;
}

export function indexCoverage(
  providers: readonly Provider[],
  hosts: ReadonlyMap<string, GitHost>,
  projects: readonly Project[] = [],
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
      byId: new Map<string, Provider>(),
      bindings: new Map<string, Binding>(),
    }));
    mount.byId.set(provider.id, provider);
    const key = organizationKey(host, (provider.organization ?? '').split('/').filter(Boolean));
    entry(mount.byOrganization, key, () => []).push(provider);
  }
  for (const project of projects) bind(project, origins);
  return {
    candidates: ({ origin, segments }) =>
      [...(origins.get(origin)?.values() ?? [])].flatMap((mount) =>
        segments === undefined ? everything(mount) : covering(mount, segments),
      ),
  };
}

/** The user's word comes first: layers are read from the user's settings on. */
function bind(
  { repositoryUrl, providerId, scope }: Project,
  origins: ReadonlyMap<string, ReadonlyMap<string, Mount>>,
): void {
  const request = remoteRequest(repositoryUrl);
  const url = request && requestedUrl(request);
  for (const mount of origins.get(url?.origin ?? '')?.values() ?? []) {
    const key = mount.byId.has(providerId) ? readRepository(mount, url?.segments ?? [])?.key : undefined;
    if (key !== undefined && !mount.bindings.has(key)) {
      mount.bindings.set(key, { providerId, byUser: scope.kind === 'user' });
    }
  }
}

/** The repository that a path names below a mount; `undefined` where the path is not below it. */
function readRepository(
  mount: Mount,
  segments: readonly string[],
): { readonly named: readonly string[]; readonly key?: string } | undefined {
  if (!mount.baseSegments.every((segment, i) => segments[i] === segment)) return undefined;
  const first = mount.byOrganization.values().next().value?.[0];
  if (first === undefined) return undefined;
  const path = mount.host.readRepositoryPath(first.baseUrl, segments.slice(mount.baseSegments.length));
  if (path === undefined) return { named: [] };
  const named = [...path.organization, path.repository];
  return { named, key: `${first.baseUrl.href}/${organizationKey(mount.host, named)}` };
}

function covering(mount: Mount, segments: readonly string[]): readonly Candidate[] {
  const repository = readRepository(mount, segments);
  if (repository === undefined) return [];
  const { named, key } = repository;
  const binding = key === undefined ? undefined : mount.bindings.get(key);
  // An organization is above the repository: one with the repository's own path is another thing.
  const lengths = named.length === 0 ? [0] : [...named.keys()];
  const found = lengths.flatMap((organizationLength) =>
    (mount.byOrganization.get(organizationKey(mount.host, named.slice(0, organizationLength))) ?? []).map(
      (provider): Candidate => ({
        provider,
        organizationLength,
        ...(key !== undefined && { repositoryKey: key }),
        ...(provider.id === binding?.providerId && { bound: true }),
      }),
    ),
  );
  const bound = binding?.byUser === true ? mount.byId.get(binding.providerId) : undefined;
  if (bound === undefined || key === undefined || found.some(({ provider }) => provider === bound))
    return found;
  return [...found, { provider: bound, organizationLength: 0, repositoryKey: key, bound: true }];
}

function everything(mount: Mount): readonly Candidate[] {
  return [...mount.byOrganization.values()].flat().map((provider) => ({ provider, organizationLength: 0 }));
}

function organizationKey(host: GitHost, segments: readonly string[]): string {
  const key = segments.join('/');
  return host.ignoresCase ? key.toLowerCase() : key;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
