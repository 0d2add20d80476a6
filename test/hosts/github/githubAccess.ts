import type { HostState } from '../core/hostRules';
import { includes, lesser, type PracticeToken, type Right } from '../core/practiceToken';
import { reaches, type PracticeOrganization, type PracticeRepository } from '../core/world';

/** Classic and OAuth tokens carry scopes; fine-grained and installation tokens carry permissions. */
export function hasScopes(token: PracticeToken): boolean {
  return token.kind === 'classic' || token.kind === 'oauth';
}

/** What Git may do with a repository. */
export function contentsRight(
  state: HostState,
  token: PracticeToken | undefined,
  repository: PracticeRepository,
): Right {
  const own = state.world.tokenRight(token, repository);
  const capped = token === undefined ? own : lesser(own, granted(token, repository));
  return includes(capped, 'read') || repository.private ? capped : 'read';
}

function granted(token: PracticeToken, repository: PracticeRepository): Right {
  if (!hasScopes(token)) return permission(token, 'contents');
  if (token.scopes.includes('repo')) return 'admin';
  return token.scopes.includes('public_repo') && !repository.private ? 'admin' : 'none';
}

/** Level of a permission such as `contents`. */
export function permission(token: PracticeToken, name: string): Right {
  if (token.scopes.includes(`${name}=write`)) return 'write';
  return token.scopes.includes(`${name}=read`) ? 'read' : 'none';
}

/** The API shows a repository: to scopes with `repo`, to permissions with metadata, which GitHub always grants. */
export function isVisible(
  state: HostState,
  token: PracticeToken | undefined,
  repository: PracticeRepository,
): boolean {
  if (!repository.private) return true;
  if (token === undefined || isHeldIn(token, repository.organization)) return false;
  if (!includes(state.world.tokenRight(token, repository), 'read')) return false;
  return hasScopes(token) ? token.scopes.includes('repo') : includes(permission(token, 'metadata'), 'read');
}

/** An organization's rule keeps the token out of it. */
export function isHeldIn(token: PracticeToken | undefined, organization: string): boolean {
  return token?.held !== undefined && token.held !== 'blocked' && organization.toLowerCase() === 'acme';
}

export function organizationsOf(state: HostState, token: PracticeToken): readonly PracticeOrganization[] {
  return state.world.organizations.filter(
    (one) =>
      one.personal === undefined &&
      reaches(token, one.path) &&
      !isHeldIn(token, one.path) &&
      isMember(state, token, one),
  );
}

export function isMember(
  state: HostState,
  token: PracticeToken,
  organization: PracticeOrganization,
): boolean {
  return includes(state.world.userRight(token.user, organization.path), 'read');
}
