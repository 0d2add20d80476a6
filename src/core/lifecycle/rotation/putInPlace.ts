import type { Account } from '../../account/account';
import { accountInput } from '../../account/accountInput';
import type { AccountInput, AccountSaveProblem, AccountStore } from '../../account/accountStore';
import type { ConnectionTester, TestProblem } from '../../diagnosis/connectionTester';
import { healthOutcome } from '../../diagnosis/healthOutcome';
import type { Report } from '../../diagnosis/report';
import type { Provider } from '../../provider/provider';
import { ok, type Result } from '../../../shared/result';

/** `putBack`: the host rejects the new token where it took it a moment ago, and the old one is in use again. */
export interface Placed {
  readonly kind: 'replaced' | 'putBack';
  /** Of the new token, in its place. */
  readonly outcome: Result<Report, TestProblem>;
}

export interface PutInPlaceParts {
  readonly accounts: AccountStore;
  readonly tester: Pick<ConnectionTester, 'test'>;
}

/**
 * Stores a token that was tested in the place of the old one, and tests it again there. A store that fails leaves the old
 * one.
 *
 * @param old where it still works: it comes back where the new one does not
 */
export async function putInPlace(
  { accounts, tester }: PutInPlaceParts,
  provider: Provider,
  old: Account | undefined,
  fresh: AccountInput,
): Promise<Result<Placed, AccountSaveProblem>> {
  const stored = await accounts.save(provider, fresh, 'rotated');
  if (!stored.ok) return stored;
  const outcome = await tester.test(provider, new AbortController().signal);
  const isRejected = outcome.ok && healthOutcome(outcome.value) === 'rejected';
  if (!isRejected || old === undefined) return ok({ kind: 'replaced', outcome });
  const back = await accounts.save(provider, accountInput(old));
  return back.ok ? ok({ kind: 'putBack', outcome }) : back;
}
