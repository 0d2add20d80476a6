import type { TokenKind } from '../../core/account/account';
import type { RequiredScope } from '../../core/host/requiredScope';
import { namesOf, type Implications } from '../scopeNeeds';

const organizationScope: RequiredScope = { name: 'read:org', purposes: ['organization'] };

const classicScopes: readonly RequiredScope[] = [
  { name: 'repo', purposes: ['code', 'repositoryAdmin'] },
  { name: 'admin:repo_hook', purposes: ['webhooks'] },
];

/** As GitHub spells them in `X-Accepted-GitHub-Permissions`. None exists for reading an organization. */
const permissions: readonly RequiredScope[] = [
  { name: 'contents=write', shownAs: 'Contents: Read and write', purposes: ['code'] },
  { name: 'repository_hooks=write', shownAs: 'Webhooks: Read and write', purposes: ['webhooks'] },
  { name: 'metadata=read', shownAs: 'Metadata: Read-only', purposes: ['code', 'organization'] },
];

const workflowScope: RequiredScope = { name: 'workflow', purposes: ['code'] };

/** Without it a push that adds or changes a workflow is refused as a whole. Source: GitHub, "Scopes for OAuth apps". */
export function githubPipelineScope(kind?: TokenKind): RequiredScope {
  return hasPermissions(kind)
    ? { name: 'workflows=write', shownAs: 'Workflows: Read and write', purposes: ['code'] }
    : workflowScope;
}

function hasPermissions(kind: TokenKind | undefined): boolean {
  return kind === 'fineGrained' || kind === 'installation' || kind === 'userToServer';
}

/** Classic scopes, `read:org` only where an organization has to be looked up; permissions for the kinds that have them. */
export function githubScopes(organization: string | undefined, kind?: TokenKind): readonly RequiredScope[] {
  if (hasPermissions(kind)) return permissions;
  return organization === undefined ? classicScopes : [...classicScopes, organizationScope];
}

/**
 * All that is never too much: what the product asks for, who the user is and the email of commits, and what a push of
 * a workflow needs.
 */
export const githubWanted: readonly string[] = [
  ...namesOf([...classicScopes, organizationScope, ...permissions]),
  'read:user',
  'user:email',
  workflowScope.name,
];

/** Source: GitHub, "Scopes for OAuth apps". */
export const githubImplications: Implications = new Map([
  ['repo', ['repo:status', 'repo_deployment', 'public_repo', 'repo:invite', 'security_events']],
  ['admin:repo_hook', ['write:repo_hook']],
  ['write:repo_hook', ['read:repo_hook']],
  ['admin:org', ['write:org', 'manage_runners:org']],
  ['write:org', ['read:org']],
  ['user', ['read:user', 'user:email', 'user:follow']],
]);
