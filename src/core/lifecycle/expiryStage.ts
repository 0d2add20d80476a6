import type { Account } from '../account/account';
import { tokenSince } from '../account/tokenSince';

/** What is known of how long a token lives. */
export type TokenLife = Pick<Account, 'savedAt' | 'tokenSavedAt' | 'expiresAt'>;

/** How near an expiry is: the days before it at which it is warned of, 0 once it has passed. */
export type ExpiryStage = (typeof expiryStages)[number];

/** From the first to the last: a later stage is a smaller number. */
export const expiryStages = [14, 7, 1, 0] as const;

const dayMs = 86_400_000;

/**
 * The stage that a token is in; `undefined` while its end is far, or where it is unknown or never comes.
 *
 * A stage of some days begins when that many whole days are left, which is when its words first say so. How long the
 * token lives as a whole is not known: hosts tell its end only, and it may be old already when it is entered. What is
 * known is the time that it has on this machine. Whoever enters a token with ten days left has just dealt with it, and
 * is warned at 7 days and at 1 as for any other token; the stage of 14 days is left out. Only where so little time is
 * left from the start that even the last day's warning would come at once, that one comes later, after two thirds of it.
 */
export function expiryStage(life: TokenLife, now: Date): ExpiryStage | undefined {
  const end = Date.parse(life.expiresAt ?? '');
  if (Number.isNaN(end)) return undefined;
  const left = end - now.getTime();
  const hereMs = end - Date.parse(tokenSince(life));
  return expiryStages.findLast((stage) => (stage === 0 ? left < 0 : left < beginsMs(stage, hereMs)));
}

/**
 * Milliseconds before the expiry at which a stage begins; 0 for one that is left out.
 *
 * @param hereMs from when the token was saved to its expiry; `NaN` where that is not known, negative where it had ended
 */
function beginsMs(stage: Exclude<ExpiryStage, 0>, hereMs: number): number {
  const usual = (stage + 1) * dayMs;
  if (Number.isNaN(hereMs)) return usual;
  if (stage === 1) return Math.min(usual, Math.max(hereMs, 0) / 3);
  // A warning within a day of the token's being entered tells nothing new.
  return usual + dayMs <= hereMs ? usual : 0;
}
