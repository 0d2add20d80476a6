import type { Organization, OrganizationNames } from '../../../core/host/gitHost';
import type { HostError } from '../../../core/host/hostError';
import { decode } from '../../transport/decode';
import { HostFailure, settle } from '../../transport/hostFailure';
import { repositoriesAnswer, workspaceAnswer, workspacesAnswer } from './answers';
import type { CloudApi } from './cloudApi';

/** A workspace and, for a user's token, the permission on it, asked for together. */
export async function readWorkspace(
  { get, actsForUser }: CloudApi,
  name: string,
  signal: AbortSignal,
): Promise<Organization> {
  const workspace = encodeURIComponent(name);
  const [found, permission] = await Promise.all([
    settle(get(`/workspaces/${workspace}`, signal)),
    actsForUser ? settle(get(`/user/workspaces/${workspace}/permission`, signal)) : undefined,
  ]);
  if (!found.ok && !mayBeHidden(found.error, actsForUser)) throw new HostFailure(found.error);
  const member = permission?.ok === true ? true : permission?.error.kind === 'notFound' ? false : undefined;
  return {
    name: found.ok
      ? decode(workspaceAnswer, found.value.json).slug
      : await nameFromRepositories(get, name, signal),
    ...(member === undefined ? {} : { member }),
  };
}

/** Workspaces are not shown for want of a scope, and to the tokens of projects and repositories not at all. */
function mayBeHidden({ kind }: HostError, actsForUser: boolean): boolean {
  return kind === 'missingScope' || kind === 'forbidden' || (kind === 'notFound' && !actsForUser);
}

/** A token that may not read workspaces still learns from a list of repositories whether there is one. */
async function nameFromRepositories(
  get: CloudApi['get'],
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const answer = await get(`/repositories/${encodeURIComponent(name)}`, signal, { query: { pagelen: '1' } });
  return decode(repositoriesAnswer, answer.json).values[0]?.full_name.split('/')[0] ?? name;
}

/** Workspaces of the user; an access token has none, and Bitbucket does not tell whose it is. */
export async function readWorkspaceNames(
  { get, actsForUser }: CloudApi,
  signal: AbortSignal,
): Promise<OrganizationNames> {
  if (!actsForUser) return { names: [], more: false };
  const answer = await get('/user/workspaces', signal, { query: { pagelen: '100' } });
  const { values, next } = decode(workspacesAnswer, answer.json);
  return { names: values.map(({ workspace }) => workspace.slug), more: next !== undefined };
}
