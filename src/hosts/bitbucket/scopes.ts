import { uncovered, type Implications } from '../scopeNeeds';

/**
 * Scopes of an API token. Workspaces are read to check the organization and, where none is set, to list repositories.
 * On Bitbucket none of these includes another. Source: Atlassian, "API token permissions".
 */
export const cloudScopes: readonly string[] = [
  'read:user:bitbucket',
  'read:workspace:bitbucket',
  'read:repository:bitbucket',
  'write:repository:bitbucket',
  'admin:repository:bitbucket',
  'read:webhook:bitbucket',
  'write:webhook:bitbucket',
  'delete:webhook:bitbucket',
];

/** Access tokens have scopes of the older kind, which do include others; they have no user whom they could read. */
const olderScopes: Implications = new Map([
  ['account', ['read:user:bitbucket', 'read:workspace:bitbucket']],
  ['repository', ['read:repository:bitbucket', 'read:user:bitbucket', 'read:workspace:bitbucket']],
  ['repository:write', ['repository', 'write:repository:bitbucket']],
  ['repository:admin', ['admin:repository:bitbucket']],
  ['webhook', ['read:webhook:bitbucket', 'write:webhook:bitbucket', 'delete:webhook:bitbucket']],
]);

export function missingCloudScopes(
  granted: readonly string[],
  required: readonly string[],
): readonly string[] {
  return uncovered(granted, required, olderScopes);
}
