import { AccessLevel } from '@gitbeaker/rest';
import type { HostAccount, OrganizationNames } from '../../core/host/gitHost';
import { decode } from '../transport/decode';
import { groupsAnswer } from './answers';
import type { Api } from './api';

const mostGroups = 100;

/** Groups in which the account has a role, subgroups included, and its own namespace. */
export async function readOrganizations(
  api: Api,
  { username }: HostAccount,
  signal: AbortSignal,
): Promise<OrganizationNames> {
  const found = await api(signal).groups.all<true, 'offset'>({
    minAccessLevel: AccessLevel.GUEST,
    perPage: mostGroups,
    page: 1,
    showExpanded: true,
  });
  const names = decode(groupsAnswer, found.data).map(({ full_path }) => full_path);
  return { names: username === undefined ? names : [...names, username], more: names.length >= mostGroups };
}
