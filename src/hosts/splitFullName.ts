/** Owner and name of `organization/name`; groups may be nested. */
export function splitFullName(fullName: string): readonly [owner: string, name: string] {
  const slash = fullName.lastIndexOf('/');
  return [fullName.slice(0, Math.max(0, slash)), fullName.slice(slash + 1)];
}
