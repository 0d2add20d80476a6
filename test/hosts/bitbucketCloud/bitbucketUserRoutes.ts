import { includes } from '../core/practiceToken';
import { json, type Reply } from '../core/reply';
import type { RouteEntry } from '../core/routeTable';
import type { PracticeOrganization } from '../core/world';
import { repositoryBody, userBody, workspaceBase, workspaceBody } from './bitbucketBodies';
import {
  badToken,
  bitbucketError,
  isMember,
  isVisible,
  listReply,
  missingScope,
  readEmail,
  readRepository,
  readUser,
  readWorkspace,
  type BitbucketCall,
} from './bitbucketCall';

export const bitbucketUserRoutes: readonly RouteEntry<BitbucketCall, Reply>[] = [
  { pattern: '/user', answer: user },
  { pattern: '/user/emails', answer: emails },
  { pattern: '/user/workspaces', answer: userWorkspaces },
  { pattern: '/user/workspaces/:workspace/permission', answer: userPermission },
  { pattern: '/user/workspaces/:workspace/permissions/repositories', answer: repositoryPermissions },
  { pattern: '/workspaces/:workspace', answer: workspace },
];

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

function emails(call: BitbucketCall): Reply {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const person = state.world.user(token.user);
  const refusal = missingScope(token, readEmail);
  if (refusal !== undefined || person === undefined) return refusal ?? badToken();
  return listReply(call, [person], ({ email }) => ({
    type: 'email',
    email,
    is_primary: true,
    is_confirmed: true,
    links: { self: { href: `${call.api}/user/emails/${encodeURIComponent(email)}` } },
  }));
}

/**
 * `q=permission>"read"` leaves out what may only be read; `permission="admin"` keeps what is administered;
 * `repository.full_name="acme/web"` keeps that one.
 */
function repositoryPermissions(call: BitbucketCall, slug: string): Reply {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, readRepository) ?? missingScope(token, readWorkspace);
  if (refusal !== undefined) return refusal;
  const found = findWorkspace(call, slug);
  const person = state.world.user(token.user);
  if (found === undefined || person === undefined) return noWorkspace(slug);
  const query = call.request.query.get('q') ?? '';
  const level = /permission\s*[=>]+\s*"(\w+)"/.exec(query)?.[1];
  const needed = level === 'admin' ? 'admin' : level === undefined ? 'read' : 'write';
  const named = /repository\.full_name\s*=\s*"([^"]*)"/.exec(query)?.[1]?.toLowerCase();
  const right = (fullName: string) => state.world.userRight(person.login, fullName);
  const all = state.world.repositories.filter(
    (one) =>
      one.organization === found.path &&
      isVisible(call, one) &&
      includes(right(one.fullName), needed) &&
      (named ?? one.fullName.toLowerCase()) === one.fullName.toLowerCase(),
  );
  return listReply(call, all, (one) => ({
    type: 'repository_permission',
    permission: right(one.fullName),
    user: userBody(call, person),
    repository: repositoryBody(call, one),
  }));
}

function findWorkspace(call: BitbucketCall, slug: string): PracticeOrganization | undefined {
  const found = call.state.world.organization(slug);
  return found !== undefined && isMember(call, found) ? found : undefined;
}

export function noWorkspace(slug: string): Reply {
  return bitbucketError(404, `No workspace with identifier '${slug}'.`);
}
