import type { NamedScope, RequiredScope, ScopePurpose } from '../core/host/requiredScope';

/** What wider scopes include, by their names: `['api', ['read_api', 'read_user']]`. */
export type Implications = ReadonlyMap<string, readonly string[]>;

/** Which of `required` nothing in `granted` covers, directly or through a wider scope. */
export function uncovered(
  granted: readonly string[],
  required: readonly string[],
  implications: Implications,
): readonly string[] {
  const covered = covers(granted, implications);
  return required.filter((scope) => !covered.has(scope));
}

/** Which of `granted` go beyond `wanted` and all that is included in it. */
export function beyond(
  granted: readonly string[],
  wanted: readonly string[],
  implications: Implications,
): readonly string[] {
  const covered = covers(wanted, implications);
  return granted.filter((scope) => !covered.has(scope));
}

/** Scopes that are all for one thing. */
export function scopesFor(purpose: ScopePurpose, ...names: readonly string[]): readonly RequiredScope[] {
  return names.map((name) => ({ name, purposes: [purpose] }));
}

export function namesOf(scopes: readonly NamedScope[]): readonly string[] {
  return scopes.map(({ name }) => name);
}

function covers(scopes: readonly string[], implications: Implications): ReadonlySet<string> {
  const covered = new Set<string>();
  const queue = [...scopes];
  for (let scope = queue.pop(); scope !== undefined; scope = queue.pop()) {
    if (covered.has(scope)) continue;
    covered.add(scope);
    queue.push(...(implications.get(scope) ?? []));
  }
  return covered;
}
