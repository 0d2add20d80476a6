import { faultOf } from '../core/faultOf';
import type { Fault } from '../core/faults';
import { badCredentials, dataCenterError, notPermitted } from './dataCenterCall';

/** Answers of Bitbucket Data Center, for `host.faults.set`. */
export const dataCenterSituations = {
  badCredentials: faultOf(badCredentials()),
  notPermitted: faultOf(notPermitted()),
  forbidden: faultOf(
    dataCenterError(403, 'You do not have sufficient permissions.', 'AuthorisationException'),
  ),
  notFound: faultOf(dataCenterError(404, 'Project ACME does not exist.', 'project.NoSuchProjectException')),
  /** A bucket of tokens: one comes back each second. */
  rateLimited: (retryAfter?: number): Fault => {
    const reply = dataCenterError(429, 'Rate limited. Try again later.', 'ratelimit.RateLimitedException');
    return {
      ...faultOf(reply),
      headers: {
        ...reply.headers,
        'X-RateLimit-Limit': '60',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-FillRate': '1',
        'X-RateLimit-Interval-Seconds': '1',
        ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
      },
    };
  },
} as const;
