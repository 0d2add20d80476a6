import { includes } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import { hasScopes, isHeldIn, isMember, isVisible, organizationsOf, permission } from './githubAccess';
import { membership, privateUser, publicUser, simpleOrganization } from './githubBodies';
import {
  accepted,
  githubError,
  listReply,
  missingPermission,
  needsLogin,
  notFound,
  type GithubCall,
} from './githubCall';
import { heldReply, partialResults } from './githubHolds';
import { bodyOf, repositoryList } from './githubRepositoryList';

export const organizationScopes = ['admin:org', 'read:org', 'repo', 'user', 'write:org'];

export const githubUserRoutes: readonly RouteEntry<GithubCall, Reply>[] = [
  { pattern: '/user', answer: user },
  { pattern: '/user/orgs', answer: userOrganizations },
  { pattern: '/user/memberships/orgs/:org', answer: userMembership },
  { pattern: '/user/repos', answer: userRepositories },
  { pattern: '/users/:name', answer: namedUser },
  { pattern: '/users/:name/orgs', answer: namedOrganizations },
  { pattern: '/users/:name/repos', answer: namedRepositories },
  { pattern: '/installation/repositories', answer: installationRepositories },
];

function user(call: GithubCall): Reply {
  if (call.token === undefined) return needsLogin();
  const person = call.state.world.user(call.token.user);
  return person === undefined
    ? missingPermission(call.token, '')
    : json(200, privateUser(call, person), accepted([]));
}

function userOrganizations(call: GithubCall): Reply {
  const { token } = call;
  if (token === undefined) return needsLogin();
  if (token.user === undefined) return missingPermission(token, '');
  if (hasScopes(token) && !organizationScopes.some((scope) => token.scopes.includes(scope))) {
    const message = 'You need at least read:org scope or user scope to list your organizations';
    return githubError(403, message, accepted(organizationScopes));
  }
  const all = organizationsOf(call.state, token);
  const body = (items: typeof all) => items.map((one) => simpleOrganization(call, one));
  return listReply(call, all, body, { ...accepted(organizationScopes), ...partialResults(call) });
}

function userMembership(call: GithubCall, name: string): Reply {
  const { token, state } = call;
  if (token === undefined) return needsLogin();
  const person = state.world.user(token.user);
  if (person === undefined) return missingPermission(token, 'members=read');
  if (!hasScopes(token) && permission(token, 'members') === 'none')
    return missingPermission(token, 'members=read');
  const needed = ['admin:org', 'read:org', 'user', 'write:org'];
  if (hasScopes(token) && !needed.some((scope) => token.scopes.includes(scope))) {
    return githubError(403, 'Your token has not been granted the required scopes.', accepted(needed));
  }
  const found = state.world.organization(name);
  if (found === undefined || found.personal !== undefined || !isMember(state, token, found))
    return notFound();
  const held = heldReply(call, found);
  if (held !== undefined) return held;
  const right = state.world.userRight(person.login, found.path);
  return json(200, membership(call, found, person, right), accepted(needed));
}

function userRepositories(call: GithubCall): Reply {
  const { token } = call;
  if (token === undefined) return needsLogin();
  if (token.user === undefined) return missingPermission(token, '');
  const own = call.state.world.repositories.filter(
    (one) =>
      includes(call.state.world.userRight(token.user, one.fullName), 'read') &&
      !isHeldIn(token, one.organization) &&
      isVisible(call.state, token, one),
  );
  const affiliation = call.request.query.get('affiliation')?.split(',');
  const wanted = own.filter((one) => {
    const isOwner = call.state.world.organization(one.organization)?.personal === token.user;
    return affiliation?.includes(isOwner ? 'owner' : 'organization_member') ?? true;
  });
  return repositoryList(call, wanted, call.state.world.claimed(), 'full_name', {
    ...accepted(['repo']),
    ...partialResults(call),
  });
}

function namedUser(call: GithubCall, name: string): Reply {
  const person = call.state.world.user(name);
  if (person !== undefined) return json(200, publicUser(call, person));
  const found = call.state.world.organization(name);
  if (found === undefined) return notFound();
  const body = publicUser(call, { id: found.id, login: found.path, name: found.name, email: '' });
  return json(200, { ...body, type: 'Organization' });
}

/** Members of their own free will are public on the practice host: none is. */
function namedOrganizations(call: GithubCall, name: string): Reply {
  return call.state.world.user(name) === undefined ? notFound() : listReply(call, [], () => []);
}

function namedRepositories(call: GithubCall, name: string): Reply {
  const found = call.state.world.organization(name);
  if (found === undefined && call.state.world.user(name) === undefined) return notFound();
  const all = call.state.world.repositories.filter((one) => !one.private && one.organization === found?.path);
  return repositoryList(call, all, [], 'full_name', {});
}

function installationRepositories(call: GithubCall): Reply {
  const { token } = call;
  if (token === undefined) return needsLogin();
  if (token.kind !== 'installation') {
    const message =
      'You must authenticate with an installation access token in order to list repositories for an installation.';
    return githubError(403, message);
  }
  const all = call.state.world.repositories.filter(
    (one) => includes(call.state.world.tokenRight(token, one), 'write') && isVisible(call.state, token, one),
  );
  return listReply(call, all, (items) => ({
    total_count: all.length,
    repository_selection: 'selected',
    repositories: items.map((one) => bodyOf(call, one)),
  }));
}
