import type { Account } from './account';
import type { AccountInput } from './accountStore';

/** What an account is stored by, without the place and the time that the store adds. */
export function accountInput(account: Account): AccountInput {
  const {
    baseUrl: _baseUrl,
    scope: _scope,
    savedAt: _savedAt,
    tokenSavedAt: _tokenSavedAt,
    ...input
  } = account;
  return input;
}
