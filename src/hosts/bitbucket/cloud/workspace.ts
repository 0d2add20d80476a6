import type { Organization } from '../../../core/host/gitHost';
import { decode } from '../../transport/decode';
import { HostFailure, settle } from '../../transport/hostFailure';
import { repositoriesAnswer, workspaceAnswer } from './answers';
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
  if (!found.ok && found.error.kind !== 'missingScope' && found.error.kind !== 'forbidden') {
    throw new HostFailure(found.error);
  }
  const member = permission?.ok === true ? true : permission?.error.kind === 'notFound' ? false : undefined;
  return {
    name: found.ok
      ? decode(workspaceAnswer, found.value.json).slug
      : await nameFromRepositories(get, name, signal),
    ...(member === undefined ? {} : { member }),
  };
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
