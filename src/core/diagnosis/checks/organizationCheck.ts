import type { Organization, OrganizationNames } from '../../host/gitHost';
import { nearestName } from '../nearestName';
import { newToken, type Remedy } from '../remedy';
import { passed, skipped, type Check } from '../report';
import { answerOf, problemOf, unanswered, type StepResult } from './stepResult';

const editOrganization: Remedy = { kind: 'editField', field: 'organization' };

export function noOrganizationCheck(): Check {
  return skipped('organization', { kind: 'noOrganization' });
}

/** @param actsForUser nobody else can belong to an organization */
export function organizationCheck(found: StepResult<Organization>, actsForUser: boolean): Check {
  const problem = problemOf(found);
  if (problem !== undefined) return unanswered('organization', problem);
  const organization = answerOf(found);
  if (organization === undefined) return noOrganizationCheck();
  const { name, member, withinToken } = organization;
  if (withinToken === false) {
    const finding = { kind: 'organizationOutsideToken', name } as const;
    const remedies: readonly Remedy[] = [...newToken, { kind: 'openHost' }];
    return { id: 'organization', status: 'failed', finding, remedies };
  }
  if (member === false && actsForUser) {
    const finding = { kind: 'organizationNotMember', name } as const;
    return {
      id: 'organization',
      status: 'warning',
      finding,
      remedies: [editOrganization, { kind: 'openHost' }],
    };
  }
  return passed('organization', { kind: 'organizationFound', name, ...(member === true && { member }) });
}

/** @param names what the account sees; none where they cannot be listed */
export function organizationNotFoundCheck(
  name: string,
  names: StepResult<OrganizationNames>,
  username: string | undefined,
): Check {
  const seen = answerOf(names)?.names ?? [];
  const nearest = nearestName(name, username === undefined ? seen : [...seen, username]);
  const use: readonly Remedy[] = nearest === undefined ? [] : [{ kind: 'useOrganization', name: nearest }];
  return {
    id: 'organization',
    status: 'failed',
    finding: { kind: 'organizationNotFound', name, ...(nearest !== undefined && { nearest }) },
    remedies: [...use, editOrganization, { kind: 'openHost' }],
  };
}
