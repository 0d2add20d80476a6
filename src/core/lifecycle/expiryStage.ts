/** What is known of how long a token lives. */
export interface TokenLife {
  /** ISO 8601 instant at which it was saved on this machine. */
  readonly savedAt: string;
  /** ISO 8601 instant, or `never`. */
  readonly expiresAt?: string;
}

/** How near an expiry is: the days before it at which it is warned of, 0 once it has passed. */
export type ExpiryStage = (typeof expiryStages)[number];

/** From the first to the last: a later stage is a smaller number. */
export const expiryStages = [14, 7, 1, 0] as const;

const dayMs = 86_400_000;

/**
 * The stage that a token is in; `undefined` while its end is far, or where it is unknown or never comes.
 *
 * A stage of some days begins when that many whole days are left, which is when its words first say so. A token that
 * does not live for long has shorter stages: the first is at most a third of the life that is known, from when it was
 * saved to its expiry, and the others shrink with it. A token of a week is warned of after two thirds of it, not from
 * its first hour on.
 */
export function expiryStage({ savedAt, expiresAt }: TokenLife, now: Date): ExpiryStage | undefined {
  const end = Date.parse(expiresAt ?? '');
  if (Number.isNaN(end)) return undefined;
  const left = end - now.getTime();
  const scale = scaleOf(end - Date.parse(savedAt));
  return expiryStages.findLast((stage) => (stage === 0 ? left < 0 : left < beginsMs(stage) * scale));
}

/** Milliseconds before the expiry of a token that lives for long. */
function beginsMs(stage: ExpiryStage): number {
  return (stage + 1) * dayMs;
}

/** @param lifeMs `NaN` where it is not known; of no length where the token had ended before it was saved */
function scaleOf(lifeMs: number): number {
  if (Number.isNaN(lifeMs)) return 1;
  return Math.min(Math.max(lifeMs, 0) / 3 / beginsMs(expiryStages[0]), 1);
}
