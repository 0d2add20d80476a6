/** What wider scopes include, by their names: `['api', ['read_api', 'read_user']]`. */
export type Implications = ReadonlyMap<string, readonly string[]>;

/** Which of `required` nothing in `granted` covers, directly or through a wider scope. */
export function uncovered(
  granted: readonly string[],
  required: readonly string[],
  implications: Implications,
): readonly string[] {
  const covered = new Set<string>();
  const queue = [...granted];
  for (let scope = queue.pop(); scope !== undefined; scope = queue.pop()) {
    if (covered.has(scope)) continue;
    covered.add(scope);
    queue.push(...(implications.get(scope) ?? []));
  }
  return required.filter((scope) => !covered.has(scope));
}
