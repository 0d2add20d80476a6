import { includes, type Right } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeOrganization, PracticeRepository } from '../core/world';
import { repositoryBody, userBody, workspaceBase, workspaceBody } from './bitbucketBodies';
import {
  badToken,
  bitbucketError,
  hiddenRepository,
  isMember,
  isVisible,
  listReply,
  missingScope,
  readRepository,
  readUser,
  readWorkspace,
  type BitbucketCall,
} from './bitbucketCall';
import { readFilter } from './bitbucketQuery';

export const bitbucketRoutes: readonly RouteEntry<BitbucketCall, Reply>[] = [
  { pattern: '/user', answer: user },
  { pattern: '/user/workspaces', answer: userWorkspaces },
  { pattern: '/user/workspaces/:workspace/permission', answer: userPermission },
  { pattern: '/user/permissions/workspaces', answer: gone },
  { pattern: '/user/permissions/repositories', answer: gone },
  { pattern: '/workspaces', answer: gone },
  { pattern: '/workspaces/:workspace', answer: workspace },
  {
    pattern: '/repositories',
    answer: (call) => (call.request.query.has('role') ? gone() : publicRepositories(call)),
  },
  { pattern: '/repositories/:workspace', answer: repositories },
  { pattern: '/repositories/:workspace/:slug', answer: repository },
];

function gone(): Reply {
  return bitbucketError(410, 'CHANGE-2770 - Functionality has been deprecated and removed.');
}

function user(call: BitbucketCall): Reply {
  if (call.token === undefined) return badToken();
  const person = call.state.world.user(call.token.user);
  const refusal = missingScope(call.token, readUser);
  if (refusal !== undefined) return refusal;
  return person === undefined ? badToken() : json(200, userBody(call, person));
}

function userWorkspaces(call: BitbucketCall): Reply {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, readWorkspace);
  if (refusal !== undefined) return refusal;
  const all = state.world.organizations.filter((one) => isMember(call, one));
  return listReply(call, all, (one) => ({
    type: 'workspace_access',
    administrator: state.world.userRight(token.user, one.path) === 'admin',
    workspace: workspaceBase(call, one),
  }));
}

function userPermission(call: BitbucketCall, slug: string): Reply {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, readWorkspace);
  if (refusal !== undefined) return refusal;
  const person = state.world.user(token.user);
  const found = findWorkspace(call, slug);
  if (found === undefined || person === undefined) return noWorkspace(slug);
  return json(200, {
    type: 'workspace_membership',
    permission: state.world.userRight(person.login, found.path) === 'admin' ? 'owner' : 'member',
    user: userBody(call, person),
    workspace: workspaceBody(call, found),
    links: { self: { href: `${call.api}/workspaces/${found.path}/members/${person.login}` } },
  });
}

function workspace(call: BitbucketCall, slug: string): Reply {
  const { token } = call;
  if (token === undefined) return badToken();
  // No scope is asked of access tokens here.
  const refusal = token.kind === 'accessToken' ? undefined : missingScope(token, readWorkspace);
  if (refusal !== undefined) return refusal;
  const found = findWorkspace(call, slug);
  return found === undefined ? noWorkspace(slug) : json(200, workspaceBody(call, found));
}

function publicRepositories(call: BitbucketCall): Reply {
  return repositoryList(
    call,
    call.state.world.repositories.filter((one) => !one.private),
  );
}

function repositories(call: BitbucketCall, slug: string): Reply {
  const refusal = call.token && missingScope(call.token, readRepository);
  if (refusal !== undefined) return refusal;
  const found = call.state.world.organization(slug);
  const all = call.state.world.repositories.filter(
    (one) => one.organization === found?.path && isVisible(call, one) && hasRole(call, one),
  );
  if (found === undefined || (all.length === 0 && !isMember(call, found))) return noWorkspace(slug);
  return repositoryList(call, all);
}

/** `role` asks for the user's own right; public repositories have none of it. */
function hasRole(call: BitbucketCall, one: PracticeRepository): boolean {
  const roles: Readonly<Record<string, Right>> = {
    member: 'read',
    contributor: 'write',
    admin: 'admin',
    owner: 'admin',
  };
  const needed = roles[call.request.query.get('role') ?? ''];
  if (needed === undefined) return true;
  const { token, state } = call;
  return includes(
    token?.user === undefined ? 'write' : state.world.userRight(token.user, one.fullName),
    needed,
  );
}

function repositoryList(call: BitbucketCall, all: readonly PracticeRepository[]): Reply {
  const { query } = call.request;
  const filter = readFilter(query.get('q') ?? 'name ~ ""');
  if (filter === undefined) return bitbucketError(400, 'Invalid query filter', 'q');
  const sort = query.get('sort') ?? 'full_name';
  const key = (one: PracticeRepository) => (sort.endsWith('_on') ? one.updatedAt : one.fullName);
  const sorted = all
    .filter(filter)
    .sort((one, other) => (key(one) < key(other) ? -1 : 1) * (sort.startsWith('-') ? -1 : 1));
  return listReply(call, sorted, (one) => repositoryBody(call, one));
}

function repository(call: BitbucketCall, slug: string, name: string): Reply {
  const refusal = call.token && missingScope(call.token, readRepository);
  if (refusal !== undefined) return refusal;
  const found = call.state.world.repository(`${slug}/${name}`);
  return found !== undefined && isVisible(call, found)
    ? json(200, repositoryBody(call, found))
    : bitbucketError(404, hiddenRepository);
}

function findWorkspace(call: BitbucketCall, slug: string): PracticeOrganization | undefined {
  const found = call.state.world.organization(slug);
  return found !== undefined && isMember(call, found) ? found : undefined;
}

function noWorkspace(slug: string): Reply {
  return bitbucketError(404, `No workspace with identifier '${slug}'.`);
}
