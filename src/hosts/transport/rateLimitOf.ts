import type { Identity } from '../../core/host/gitHost';
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
