import type { AccountAbsence } from '../../core/account/accountStore';
import { rotationDue } from '../../core/lifecycle/tokenAge';
import type { Provider } from '../../core/provider/provider';
import type { AccountSummary, ProviderState } from '../../core/provider/providerState';
import { readRotationDays } from '../dashboard/rotationDays';
import { rotateLabel } from '../words/lifecycleWords';

/**
 * That a token is older than the settings want it, `Rotate token (95 days old)`; `undefined` while there is time, and
 * where the state asks for a new token anyway. It is shown and never notified of.
 */
export function rotationLabel(
  provider: Provider,
  account: AccountSummary | AccountAbsence,
  state: ProviderState,
  now: Date,
): string | undefined {
  if ('kind' in account || asksForToken(state)) return undefined;
  const age = rotationDue(provider, account, readRotationDays(), now);
  return age === undefined ? undefined : rotateLabel(age);
}

function asksForToken({ kind }: ProviderState): boolean {
  return kind === 'inactive' || kind === 'tokenMissing' || kind === 'expired' || kind === 'rejected';
}
