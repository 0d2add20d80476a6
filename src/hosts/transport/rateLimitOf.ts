import type { Identity, RateLimit } from '../../core/host/gitHost';
import { rateBudget } from './retryInstant';

/** The request budget as an identity tells it; empty where the host does not say. */
export function rateLimitOf(headers: Headers): Pick<Identity, 'rateLimit'> {
  const budget = rateBudget(headers);
  if (budget === undefined) return {};
  const { limit, remaining, resetsAt } = budget;
  return {
    rateLimit: {
      limit,
      remaining,
      ...(resetsAt === undefined ? {} : { resetsAt: new Date(resetsAt).toISOString() }),
    },
  };
}

/** Of two tellings of one budget the lower one: answers to requests that run together come in any order. */
export function laterBudget(
  known: RateLimit | undefined,
  told: RateLimit | undefined,
): RateLimit | undefined {
  if (known === undefined || told === undefined) return told ?? known;
  const same = known.limit === told.limit && known.resetsAt === told.resetsAt;
  return same && known.remaining < told.remaining ? known : told;
}
