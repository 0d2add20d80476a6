import type { Octokit } from '@octokit/rest';
import type { HostError } from '../../core/host/hostError';
import type { HostAccount, Organization } from '../../core/host/gitHost';
import type { Result } from '../../shared/result';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { readLinks } from '../transport/linkHeader';
import { accountAnswer, membershipAnswer, organizationsAnswer } from './answers';
import { githubTokenShape } from './tokenShape';

/** An organization and the account's membership in it, asked for together; else a user with repositories of their own. */
export async function readOrganization(
  api: Octokit,
  { token }: HostAccount,
  org: string,
  signal: AbortSignal,
): Promise<Organization> {
  const [found, membership] = await Promise.all([
    settle(api.request('GET /orgs/{org}', { org, request: { signal } })),
    settle(api.request('GET /user/memberships/orgs/{org}', { org, request: { signal } })),
  ]);
  if (found.ok) {
    const name = decode(accountAnswer, found.value.data).login;
    const member = isMember(membership);
    const withinToken =
      githubTokenShape(token).kind === 'fineGrained' ? await isWithin(api, name, signal) : undefined;
    return {
      name,
      ...(member === undefined ? {} : { member }),
      ...(withinToken === undefined ? {} : { withinToken }),
    };
  }
  if (found.error.kind !== 'notFound') throw new HostFailure(found.error);
  return readUser(api, org, signal);
}

/** A fine-grained token lists the organizations that it is for, once they have approved it. */
async function isWithin(api: Octokit, name: string, signal: AbortSignal): Promise<boolean | undefined> {
  const found = await settle(api.request('GET /user/orgs', { per_page: 100, request: { signal } }));
  if (!found.ok) return undefined;
  const names = decode(organizationsAnswer, found.value.data).map(({ login }) => login);
  if (names.includes(name)) return true;
  return readLinks(found.value.headers.link).has('next') ? undefined : false;
}

/** A public organization answers anyone; that single sign-on is missing shows only where membership is asked for. */
function isMember(membership: Result<{ readonly data: unknown }, HostError>): boolean | undefined {
  if (membership.ok) return decode(membershipAnswer, membership.value.data).state === 'active';
  if (membership.error.kind === 'ssoRequired') throw new HostFailure(membership.error);
  return membership.error.kind === 'notFound' ? false : undefined;
}

/** A user's own name counts as an organization: it holds the personal repositories. */
export async function readUser(api: Octokit, username: string, signal: AbortSignal): Promise<Organization> {
  const own = await settle(api.request('GET /user', { request: { signal } }));
  if (own.ok) {
    const { login } = decode(accountAnswer, own.value.data);
    if (login.toLowerCase() === username.toLowerCase()) return { name: login, member: true };
  }
  const answer = await api.request('GET /users/{username}', { username, request: { signal } });
  return { name: decode(accountAnswer, answer.data).login, member: false };
}
