import type { Account } from '../../account/account';
import { accountInput } from '../../account/accountInput';
import type { AccountInput, AccountSaveProblem, AccountStore } from '../../account/accountStore';
import type { Secret } from '../../account/secret';
import type { RotatedToken } from '../../host/tokenClient';
import type { Provider } from '../../provider/provider';
import { fail, type Result } from '../../../shared/result';
import type { RotationPlan } from './planRotation';

export interface StoreRotatedParts {
  readonly accounts: AccountStore;
  /**
   * The new token could not be stored: shows it, so that it can be saved by hand, and asks whether to try again.
   * Called again after each try that failed.
   */
  readonly keepByHand: (token: Secret, problem: AccountSaveProblem) => Promise<'again' | 'done'>;
}

/** Tries for as long as the user wants; `false`: the new token is not in the secret store. */
export async function storeRotated(
  { accounts, keepByHand }: StoreRotatedParts,
  { provider, account }: RotationPlan,
  rotated: RotatedToken,
): Promise<boolean> {
  for (;;) {
    const saved = await saveOrFail(accounts, provider, renewed(account, rotated));
    if (saved.ok) return true;
    if ((await keepByHand(rotated.token, saved.error)) === 'done') return false;
  }
}

/** A store that rejects where it should give a result must not lose the token either. */
async function saveOrFail(
  accounts: AccountStore,
  provider: Provider,
  input: AccountInput,
): Promise<Result<Account, AccountSaveProblem>> {
  try {
    return await accounts.save(provider, input, 'rotated');
  } catch (cause) {
    return fail({ kind: 'notStored', cause });
  }
}

/**
 * The other providers with the old token, which is dead for them too. Gives those that still have it: also those at
 * another path of the host, for which nobody has entered the new token.
 */
export async function storeTwins(
  { accounts }: Pick<StoreRotatedParts, 'accounts'>,
  { baseUrl }: Provider,
  twins: readonly Provider[],
  rotated: RotatedToken,
): Promise<readonly Provider[]> {
  const left: Provider[] = [];
  for (const twin of twins) {
    const account = await accounts.read(twin);
    const isThere = twin.baseUrl.href === baseUrl.href;
    const saved =
      isThere && account.ok && (await saveOrFail(accounts, twin, renewed(account.value, rotated))).ok;
    if (!saved) left.push(twin);
  }
  return left;
}

/** The same account with the new token. An expiry that the host does not tell is not that of the old one. */
function renewed(account: Account, { token, expiresAt }: RotatedToken): AccountInput {
  const { expiresAt: _old, ...kept } = accountInput(account);
  return { ...kept, token, ...(expiresAt !== undefined && { expiresAt }) };
}
