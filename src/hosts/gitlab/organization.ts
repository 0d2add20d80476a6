import { AccessLevel } from '@gitbeaker/rest';
import type { Organization } from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { groupAnswer, groupsAnswer, userAnswer, usersAnswer } from './answers';
import type { Api, Resources } from './api';

/** A group by its full path with the account's membership in it, asked for together; else a user's own namespace. */
export async function readOrganization(api: Api, path: string, signal: AbortSignal): Promise<Organization> {
  const resources = api(signal);
  const [found, member] = await Promise.all([
    settle(resources.groups.show(path, { withProjects: false, showExpanded: true })),
    isMember(resources, path),
  ]);
  if (found.ok) {
    const { full_path } = decode(groupAnswer, found.value.data);
    return { name: full_path, ...(member === undefined ? {} : { member }) };
  }
  if (found.error.kind !== 'notFound') throw new HostFailure(found.error);
  return readUser(resources, path);
}

const mostGroups = 100;

/** Groups in which the account has a role, inherited ones included; `undefined` where that cannot be told. */
async function isMember({ groups }: Resources, path: string): Promise<boolean | undefined> {
  const found = await settle(
    groups.all<true, 'offset'>({
      minAccessLevel: AccessLevel.GUEST,
      search: path.slice(path.lastIndexOf('/') + 1),
      perPage: mostGroups,
      page: 1,
      showExpanded: true,
    }),
  );
  if (!found.ok) return undefined;
  const paths = decode(groupsAnswer, found.value.data).map(({ full_path }) => full_path.toLowerCase());
  if (paths.includes(path.toLowerCase())) return true;
  return paths.length < mostGroups ? false : undefined;
}

async function readUser({ users }: Resources, path: string): Promise<Organization> {
  const own = decode(userAnswer, (await users.showCurrentUser({ showExpanded: true })).data).username;
  if (own.toLowerCase() === path.toLowerCase()) return { name: own, member: true };
  const answer = path.includes('/')
    ? { data: [] }
    : await users.all({ username: path, page: 1, showExpanded: true });
  const [user] = decode(usersAnswer, answer.data);
  if (user === undefined) throw new HostFailure({ kind: 'notFound' });
  return { name: user.username, member: false };
}
