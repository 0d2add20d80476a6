import type { TokenLife } from './expiryStage';

const dayMs = 86_400_000;

/** Whole days since a token was saved on this machine, which is all that is known of its age. */
export function tokenAge({ savedAt }: Pick<TokenLife, 'savedAt'>, now: Date): number | undefined {
  const age = now.getTime() - Date.parse(savedAt);
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
  account: Pick<TokenLife, 'savedAt'>,
  usualDays: number,
  now: Date,
): number | undefined {
  const days = provider.rotationDays ?? usualDays;
  const age = tokenAge(account, now);
  return days > 0 && age !== undefined && age >= days ? age : undefined;
}
