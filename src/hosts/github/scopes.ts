import type { Implications } from '../scopeNeeds';

/** Classic scopes that the product needs; `read:org` only where an organization has to be looked up. */
export function githubScopes(organization: string | undefined): readonly string[] {
  return ['repo', 'admin:repo_hook', ...(organization === undefined ? [] : ['read:org'])];
}

/** Source: GitHub, "Scopes for OAuth apps". */
export const githubImplications: Implications = new Map([
  ['repo', ['repo:status', 'repo_deployment', 'public_repo', 'repo:invite', 'security_events']],
  ['admin:repo_hook', ['write:repo_hook']],
  ['write:repo_hook', ['read:repo_hook']],
  ['admin:org', ['write:org', 'manage_runners:org']],
  ['write:org', ['read:org']],
  ['user', ['read:user', 'user:email', 'user:follow']],
]);
