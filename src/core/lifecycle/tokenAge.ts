import { tokenSince } from '../account/tokenSince';
import type { TokenLife } from './expiryStage';

/** What is known of when a token began. */
type TokenStart = Pick<TokenLife, 'savedAt' | 'tokenSavedAt'>;

const dayMs = 86_400_000;

/** Whole days since a token was saved on this machine, which is all that is known of its age. */
export function tokenAge(account: TokenStart, now: Date): number | undefined {
  const age = now.getTime() - Date.parse(tokenSince(account));
  // A clock that was set back makes no token younger than new.
  return Number.isNaN(age) ? undefined : Math.max(Math.floor(age / dayMs), 0);
}

/**
 * The age of a token that should be replaced by now; `undefined` where there is time, or nobody asks for it.
 *
 * @param usualDays after which tokens should be replaced where the provider does not say; 0 for never
 */
export function rotationDue(
  provider: { readonly rotationDays?: number },
  account: TokenStart,
  usualDays: number,
  now: Date,
): number | undefined {
  const days = provider.rotationDays ?? usualDays;
  const age = tokenAge(account, now);
  return days > 0 && age !== undefined && age >= days ? age : undefined;
}
