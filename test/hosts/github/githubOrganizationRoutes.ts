import { includes } from '../core/practiceToken';
import { empty, json, redirect, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeOrganization, PracticeUser } from '../core/world';
import { hasScopes, isMember, isVisible, permission } from './githubAccess';
import { fullOrganization, membership, simpleUser } from './githubBodies';
import {
  accepted,
  githubError,
  listReply,
  missingPermission,
  needsLogin,
  notFound,
  type GithubCall,
} from './githubCall';
import { heldReply } from './githubHolds';
import { repositoryList } from './githubRepositoryList';
import { organizationScopes } from './githubUserRoutes';

export const githubOrganizationRoutes: readonly RouteEntry<GithubCall, Reply>[] = [
  { pattern: '/orgs/:org', answer: organization },
  { pattern: '/orgs/:org/repos', answer: organizationRepositories },
  { pattern: '/orgs/:org/members', answer: members },
  { pattern: '/orgs/:org/members/:name', answer: isMemberNamed },
  { pattern: '/orgs/:org/memberships/:name', answer: membershipOf },
];

function find(call: GithubCall, name: string): PracticeOrganization | undefined {
  const found = call.state.world.organization(name);
  return found?.personal === undefined ? found : undefined;
}

/** Its public side is shown in spite of single sign-on, not in spite of the other rules. */
function organization(call: GithubCall, name: string): Reply {
  const found = find(call, name);
  if (found === undefined) return notFound();
  const sso = call.token?.held === 'sso' || call.token?.held === 'ssoHidden';
  const held = sso ? undefined : heldReply(call, found);
  return held ?? json(200, fullOrganization(call, found), accepted(organizationScopes));
}

function organizationRepositories(call: GithubCall, name: string): Reply {
  const found = find(call, name);
  if (found === undefined) return notFound();
  const held = heldReply(call, found);
  if (held !== undefined) return held;
  const { world } = call.state;
  const all = world.repositories.filter(
    (one) => one.organization === found.path && isVisible(call.state, call.token, one),
  );
  return repositoryList(call, all, world.claimed(found.path), 'created', accepted(organizationScopes));
}

function membersOf(call: GithubCall, found: PracticeOrganization): readonly PracticeUser[] {
  const { world } = call.state;
  return world.users.filter((one) => includes(world.userRight(one.login, found.path), 'read'));
}

/** Who does not belong to it sees public members only, of which there are none. */
function members(call: GithubCall, name: string): Reply {
  const found = find(call, name);
  if (found === undefined) return notFound();
  const held = heldReply(call, found);
  if (held !== undefined) return held;
  const inside = call.token !== undefined && isMember(call.state, call.token, found);
  return listReply(call, inside ? membersOf(call, found) : [], (items) =>
    items.map((one) => simpleUser(call, one.login, one.id, 'User')),
  );
}

function isMemberNamed(call: GithubCall, name: string, login: string): Reply {
  const found = find(call, name);
  if (found === undefined) return notFound();
  const held = heldReply(call, found);
  if (held !== undefined) return held;
  if (call.token === undefined || !isMember(call.state, call.token, found)) {
    return redirect(302, `${call.api}/orgs/${found.path}/public_members/${encodeURIComponent(login)}`);
  }
  return membersOf(call, found).some((one) => one.login.toLowerCase() === login.toLowerCase())
    ? empty(204)
    : notFound();
}

function membershipOf(call: GithubCall, name: string, login: string): Reply {
  const { token, state } = call;
  if (token === undefined) return needsLogin();
  const found = find(call, name);
  if (found === undefined) return notFound();
  if (!hasScopes(token) && permission(token, 'members') === 'none')
    return missingPermission(token, 'members=read');
  const held = heldReply(call, found);
  if (held !== undefined) return held;
  if (!isMember(state, token, found)) {
    return githubError(403, 'You must be a member of the organization to see membership information.');
  }
  const person = membersOf(call, found).find((one) => one.login.toLowerCase() === login.toLowerCase());
  if (person === undefined) return notFound();
  return json(200, membership(call, found, person, state.world.userRight(person.login, found.path)));
}
