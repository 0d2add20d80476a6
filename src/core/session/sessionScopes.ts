import { parseBaseUrl } from '../provider/baseUrl';
import type { HostType, Provider } from '../provider/provider';

/** What the scopes of another extension ask for. What is absent does not matter. */
export interface SessionQuery {
  readonly type?: HostType;
  /** Canonical base URL. */
  readonly baseUrl?: string;
  readonly providerId?: string;
}

const providerPrefix = 'provider:';

/**
 * Reads `[type]`, `[type, base URL]` and `provider:<id>`, in any order and spelling of the URL. `undefined`: a scope
 * means nothing here, or two of them contradict each other, so that no session can be meant. Without scopes all are.
 */
export function readSessionScopes(
  scopes: readonly string[],
  types: { has(type: HostType): boolean },
): SessionQuery | undefined {
  let query: SessionQuery = {};
  for (const scope of scopes) {
    const part = readScope(scope, types);
    if (part === undefined || contradicts(query, part)) return undefined;
    query = { ...query, ...part };
  }
  return query;
}

function readScope(scope: string, types: { has(type: HostType): boolean }): SessionQuery | undefined {
  if (types.has(scope)) return { type: scope };
  if (scope.startsWith(providerPrefix)) {
    return { providerId: scope.slice(providerPrefix.length).toLowerCase() };
  }
  const baseUrl = /^https?:\/\//i.test(scope) ? parseBaseUrl(scope) : undefined;
  return baseUrl?.ok === true ? { baseUrl: baseUrl.value.href } : undefined;
}

function contradicts(query: SessionQuery, part: SessionQuery): boolean {
  const differs = (before: string | undefined, now: string | undefined): boolean =>
    before !== undefined && now !== undefined && before !== now;
  return (
    differs(query.type, part.type) ||
    differs(query.baseUrl, part.baseUrl) ||
    differs(query.providerId, part.providerId)
  );
}

/** Inactive providers never answer a query. */
export function answersQuery(
  { id, type, baseUrl, status }: Provider,
  { type: wantedType = type, baseUrl: wantedUrl = baseUrl.href, providerId = id.toLowerCase() }: SessionQuery,
): boolean {
  return (
    status === 'active' &&
    type === wantedType &&
    baseUrl.href === wantedUrl &&
    id.toLowerCase() === providerId
  );
}

/** The scopes of a session that nobody asked for by scopes. */
export function fullScopes({ id, type, baseUrl }: Provider): readonly string[] {
  return [type, baseUrl.href, providerPrefix + id];
}
