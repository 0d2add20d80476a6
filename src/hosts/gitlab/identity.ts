import type * as v from 'valibot';
import type { HostAccount, Identity } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { headersOf } from '../transport/headersOf';
import { rateLimitOf } from '../transport/rateLimitOf';
import { tokenAnswer, userAnswer } from './answers';
import type { Api } from './api';
import { instantOfDay } from './expiry';
import { gitlabTokenShape, type GitlabTokenKind } from './tokenShape';

/**
 * The account and the token's own record, asked for together. A token that may read only one of the two, or none for
 * want of a scope, is still a valid one, so that what it lacks can be named.
 */
export async function readIdentity(api: Api, account: HostAccount, signal: AbortSignal): Promise<Identity> {
  const { users, tokens } = api(signal);
  const [user, token] = await Promise.all([
    settle(users.showCurrentUser({ showExpanded: true })),
    settle(tokens.show({ showExpanded: true })),
  ]);
  if (!user.ok && user.error.kind !== 'missingScope') throw new HostFailure(user.error);
  const who = user.ok ? decode(userAnswer, user.value.data) : undefined;
  const what = token.ok ? tokenDetails(token.value.data) : withoutDetails(token.error);
  const kind = kindOf(account, who?.username, what.tokenKind);
  const headers = user.ok ? user.value.headers : token.ok ? token.value.headers : {};
  return {
    ...what,
    ...(who === undefined ? {} : { username: who.username }),
    ...(who?.name ? { displayName: who.name } : {}),
    ...emailOf(who),
    ...(kind === undefined ? {} : { tokenKind: kind }),
    ...rateLimitOf(headersOf(headers)),
  };
}

function emailOf(who: v.InferOutput<typeof userAnswer> | undefined): Pick<Identity, 'email'> {
  const email = who?.commit_email ?? who?.email;
  return email ? { email } : {};
}

/** Fine-grained tokens show the one scope `granular`, which says nothing of what they may do. */
function tokenDetails(
  data: unknown,
): Pick<Identity, 'scopes' | 'expiresAt'> & { readonly tokenKind?: GitlabTokenKind } {
  const { scopes, expires_at } = decode(tokenAnswer, data);
  return {
    ...(scopes.includes('granular') ? { tokenKind: 'fineGrained' } : { scopes }),
    ...(expires_at === undefined ? {} : { expiresAt: expires_at === null ? 'never' : midnight(expires_at) }),
  };
}

/** Every classic scope opens the token's own record: where a scope is missing, it is a fine-grained token. */
function withoutDetails({ kind }: HostError): { readonly tokenKind?: GitlabTokenKind } {
  return kind === 'missingScope' ? { tokenKind: 'fineGrained' } : {};
}

function midnight(day: string): string {
  const instant = instantOfDay(day);
  if (instant === undefined) throw new HostFailure({ kind: 'notThisHost', seen: 'wrongShape' });
  return instant;
}

/** Tokens of projects and groups act as bots, whose names say which. */
function kindOf(
  { token }: HostAccount,
  username: string | undefined,
  told: GitlabTokenKind | undefined,
): string | undefined {
  const bot = /^(project|group)_\d+_bot/.exec(username ?? '')?.[1];
  return bot ?? told ?? gitlabTokenShape(token).kind;
}
