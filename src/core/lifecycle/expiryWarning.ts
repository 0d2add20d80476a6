import { tokenSince } from '../account/tokenSince';
import type { AccountAbsence } from '../account/accountStore';
import type { Health } from '../provider/health';
import type { Provider } from '../provider/provider';
import { providerState, type AccountSummary } from '../provider/providerState';
import { expiryStage, type ExpiryStage } from './expiryStage';

/** A token that ends soon, or has ended, and the provider that it is for. */
export interface ExpiryWarning {
  readonly provider: Provider;
  /** ISO 8601 instant at which the token was saved. */
  readonly savedAt: string;
  readonly expiresAt: string;
  readonly stage: ExpiryStage;
}

/** The last warning that was given of a provider's token. */
export interface WarningRecord extends Pick<ExpiryWarning, 'savedAt' | 'expiresAt' | 'stage'> {
  /** ISO 8601 instant before which nothing more is said. */
  readonly snoozedUntil?: string;
}

/**
 * What there is to warn of. Nothing where the provider is inactive or has no token here, and nothing where the host
 * rejects the token, which has been said already.
 */
export function expiryWarning(
  provider: Provider,
  account: AccountSummary | AccountAbsence,
  health: Health | undefined,
  now: Date,
): ExpiryWarning | undefined {
  if ('kind' in account || account.expiresAt === undefined) return undefined;
  const { kind } = providerState(provider, account, health, now);
  const stage = kind === 'inactive' || kind === 'rejected' ? undefined : expiryStage(account, now);
  const { expiresAt } = account;
  return stage === undefined ? undefined : { provider, savedAt: tokenSince(account), expiresAt, stage };
}

/** Whether a warning is still to be given: once a stage for each token, and again when it was put off until now. */
export function isWarningDue(warning: ExpiryWarning, given: WarningRecord | undefined, now: Date): boolean {
  const isSame = given?.savedAt === warning.savedAt && given.expiresAt === warning.expiresAt;
  if (!isSame) return true;
  if (given.snoozedUntil === undefined) return warning.stage < given.stage;
  const left = Date.parse(given.snoozedUntil) - now.getTime();
  // What was put off for longer than anybody can was put off before the clock was set back.
  return !(left > 0) || left > longestSnoozeMs;
}

export function recordOf({ savedAt, expiresAt, stage }: ExpiryWarning, snoozedUntil?: Date): WarningRecord {
  return {
    savedAt,
    expiresAt,
    stage,
    ...(snoozedUntil !== undefined && { snoozedUntil: snoozedUntil.toISOString() }),
  };
}

/** Two days: until the next morning, in the longest day that there is. */
const longestSnoozeMs = 172_800_000;

/** Hour of the day at which what was put off until tomorrow comes again. */
const morning = 6;

/** The next morning where the user is: what is put off in the evening does not come again in the night. */
export function tomorrow(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morning);
}
