import type { Account, TokenKind } from '../../account/account';
import type { HostCapabilities } from '../../host/capabilities';
import type { Identity } from '../../host/gitHost';
import type { HostError } from '../../host/hostError';
import { newToken, type Remedy } from '../remedy';
import { passed, skipped, type Check } from '../report';
import type { TimedOut } from '../withinTime';
import { unanswered } from './stepResult';

const editEmail: Remedy = { kind: 'editField', field: 'email' };

export function authenticatedCheck(tokenKind: TokenKind | undefined): Check {
  return passed('authenticated', { kind: 'authenticated', ...(tokenKind !== undefined && { tokenKind }) });
}

/** @param email what went with the token, where the host takes both together */
export function refusedCheck(problem: HostError | TimedOut, email: string | undefined): Check {
  const unexplained = 'kind' in problem && problem.kind === 'unauthorized' && problem.reason === 'unknown';
  if (!unexplained || email === undefined) return unanswered('authenticated', problem);
  return {
    id: 'authenticated',
    status: 'failed',
    finding: { kind: 'tokenOrEmailRefused', email },
    remedies: [...newToken, editEmail],
  };
}

/** The host takes the token together with an email only, and there is none. */
export function emailMissingCheck(): Check {
  return { id: 'identity', status: 'failed', finding: { kind: 'emailMissing' }, remedies: [editEmail] };
}

/** @param email what went with the token, where the host takes both together */
export function identityCheck(
  { username: expected }: Account,
  { username, tokenKind }: Identity,
  capabilities: HostCapabilities,
  email: string | undefined,
): Check {
  if (username === undefined) {
    return actsForUser(capabilities, tokenKind)
      ? skipped('identity', { kind: 'userHidden' })
      : passed('identity', { kind: 'isNoUser' });
  }
  if (expected !== undefined && expected.toLowerCase() !== username.toLowerCase()) {
    return {
      id: 'identity',
      status: 'failed',
      finding: { kind: 'otherUser', expected, seen: username },
      remedies: [{ kind: 'editField', field: 'username' }, { kind: 'updateToken' }],
    };
  }
  return passed('identity', { kind: 'isUser', username, ...(email !== undefined && { email }) });
}

/** A kind of token that the host does not know may be a person's. */
export function actsForUser({ tokenKinds }: HostCapabilities, tokenKind: TokenKind | undefined): boolean {
  return tokenKinds.find(({ kind }) => kind === tokenKind)?.actsForUser ?? true;
}
