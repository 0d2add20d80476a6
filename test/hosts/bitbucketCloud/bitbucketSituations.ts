import { faultOf } from '../core/faultOf';
import type { Fault } from '../core/faults';
import { badToken, bitbucketError, hiddenRepository, lacksScopes } from './bitbucketCall';

/** Answers of Bitbucket Cloud, for `host.faults.set`. */
export const bitbucketSituations = {
  badToken: faultOf(badToken()),
  notFound: faultOf(bitbucketError(404, hiddenRepository)),
  missingScopes: (required: readonly string[], granted: readonly string[]): Fault =>
    faultOf(bitbucketError(403, lacksScopes, { required, granted })),
  /** Without the detail that names the scopes. */
  missingUnnamedScopes: faultOf(bitbucketError(403, lacksScopes)),
  forbidden: faultOf(bitbucketError(403, 'Access denied.', 'You must have write or admin access.')),
  gone: faultOf(bitbucketError(410, 'CHANGE-2770 - Functionality has been deprecated and removed.')),
  rateLimited: (retryAfter?: number): Fault => {
    const fault = faultOf(bitbucketError(429, 'Rate limit for this resource has been exceeded'));
    return retryAfter === undefined
      ? fault
      : { ...fault, headers: { ...fault.headers, 'Retry-After': String(retryAfter) } };
  },
} as const;
