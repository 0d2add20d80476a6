/**
 * When a host that says "too many requests" wants to be asked again, in milliseconds since the epoch.
 * `Retry-After` holds seconds or an HTTP date (RFC 9110); where it is missing, an exhausted budget names the second
 * of its reset (`X-RateLimit-*` on GitHub and Bitbucket, `RateLimit-*` on GitLab).
 */
export function retryInstant(headers: Headers, now: number): number | undefined {
  return retryAfter(headers.get('retry-after'), now) ?? resetOfExhausted(headers);
}

function retryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return now + Number(text) * 1000;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

function resetOfExhausted(headers: Headers): number | undefined {
  const budget = rateBudget(headers);
  return budget?.remaining === 0 ? budget.resetsAt : undefined;
}

export interface RateBudget {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since the epoch. */
  readonly resetsAt?: number;
}

/** What is left of the request budget, where the host tells. */
export function rateBudget(headers: Headers): RateBudget | undefined {
  const prefix = headers.has('x-ratelimit-remaining') ? 'x-ratelimit' : 'ratelimit';
  const limit = wholeNumber(headers.get(`${prefix}-limit`));
  const remaining = wholeNumber(headers.get(`${prefix}-remaining`));
  const reset = wholeNumber(headers.get(`${prefix}-reset`));
  if (limit === undefined || remaining === undefined) return undefined;
  return { limit, remaining, ...(reset === undefined ? {} : { resetsAt: reset * 1000 }) };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}
