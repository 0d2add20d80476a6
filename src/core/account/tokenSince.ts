import type { Account } from './account';

/** When the token of an account was saved, an ISO 8601 instant: another user name or email makes no token younger. */
export function tokenSince({ savedAt, tokenSavedAt }: Pick<Account, 'savedAt' | 'tokenSavedAt'>): string {
  return tokenSavedAt ?? savedAt;
}
