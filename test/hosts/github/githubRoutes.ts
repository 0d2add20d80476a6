import { includes } from '../core/practiceToken';
import { json, type Headers, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeRepository } from '../core/world';
import { hasScopes, isMember, isVisible, organizationsOf, permission } from './githubAccess';
import { fullOrganization, membership, privateUser, simpleOrganization } from './githubBodies';
import {
  enterpriseVersion,
  githubError,
  listReply,
  missingPermission,
  notFound,
  type GithubCall,
} from './githubCall';
import { repositoryBody } from './githubRepositoryBody';
import { searchRepositories } from './githubSearch';

const organizationScopes = ['admin:org', 'read:org', 'repo', 'user', 'write:org'];
const accepted = (scopes: readonly string[]): Headers => ({ 'X-Accepted-OAuth-Scopes': scopes.join(', ') });

/** `user` and `installation` need a token; the others are open and show what it may see. */
export const githubRoutes: readonly RouteEntry<GithubCall, Reply>[] = [
  { pattern: '/user', answer: user },
  { pattern: '/user/orgs', answer: userOrganizations },
  { pattern: '/user/memberships/orgs/:org', answer: userMembership },
  { pattern: '/user/repos', answer: userRepositories },
  { pattern: '/orgs/:org', answer: organization },
  { pattern: '/orgs/:org/repos', answer: organizationRepositories },
  { pattern: '/repos/:owner/:name', answer: repository },
  { pattern: '/installation/repositories', answer: installationRepositories },
  { pattern: '/search/repositories', answer: searchRepositories },
  { pattern: '/meta', answer: meta },
];

const needsLogin = (): Reply => githubError(401, 'Requires authentication');

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
  return listReply(call, all, body, accepted(organizationScopes));
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
      isVisible(call.state, token, one),
  );
  const affiliation = call.request.query.get('affiliation')?.split(',');
  const wanted = own.filter((one) => {
    const isOwner = call.state.world.organization(one.organization)?.personal === token.user;
    return affiliation?.includes(isOwner ? 'owner' : 'organization_member') ?? true;
  });
  return repositoryList(call, wanted, 'full_name', accepted(['repo']));
}

function organization(call: GithubCall, name: string): Reply {
  const found = call.state.world.organization(name);
  return found === undefined || found.personal !== undefined
    ? notFound()
    : json(200, fullOrganization(call, found), accepted(organizationScopes));
}

function organizationRepositories(call: GithubCall, name: string): Reply {
  const found = call.state.world.organization(name);
  if (found === undefined || found.personal !== undefined) return notFound();
  const all = call.state.world.repositories.filter(
    (one) => one.organization === found.path && isVisible(call.state, call.token, one),
  );
  return repositoryList(call, all, 'created', accepted(organizationScopes));
}

function repository(call: GithubCall, owner: string, name: string): Reply {
  const found = call.state.world.repository(`${owner}/${name}`);
  if (found === undefined || !isVisible(call.state, call.token, found)) return notFound();
  const holder = call.state.world.organization(found.organization);
  const extra = { network_count: 0, subscribers_count: 1 };
  const body = { ...bodyOf(call, found), ...extra };
  const { owner: ownerBody } = body;
  const full = holder?.personal === undefined ? { ...body, organization: ownerBody } : body;
  return json(200, full, accepted(['repo']));
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

function meta(call: GithubCall): Reply {
  if (call.server)
    return json(200, { verifiable_password_authentication: true, installed_version: enterpriseVersion });
  return json(200, {
    verifiable_password_authentication: false,
    api: ['192.0.2.0/24'],
    git: ['192.0.2.0/24'],
  });
}

function repositoryList(
  call: GithubCall,
  all: readonly PracticeRepository[],
  presetOrder: string,
  headers: Headers,
): Reply {
  const order = call.request.query.get('sort') ?? presetOrder;
  const key = (one: PracticeRepository) => (order === 'full_name' ? one.fullName : one.updatedAt);
  const ascending =
    (call.request.query.get('direction') ?? (order === 'full_name' ? 'asc' : 'desc')) === 'asc';
  const sorted = [...all].sort((one, other) => {
    const compared = key(one) < key(other) ? -1 : 1;
    return ascending ? compared : -compared;
  });
  return listReply(call, sorted, (items) => items.map((one) => bodyOf(call, one)), headers);
}

function bodyOf(call: GithubCall, one: PracticeRepository) {
  return repositoryBody(
    call,
    call.state.world,
    one,
    call.state.world.userRight(call.token?.user, one.fullName),
  );
}
