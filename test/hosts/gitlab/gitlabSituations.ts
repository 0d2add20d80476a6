import { faultOf } from '../core/faultOf';
import type { Fault } from '../core/faults';
import { json, text } from '../core/reply';
import { invalidToken, message } from './gitlabCall';

/** Answers of GitLab, for `host.faults.set`. */
export const gitlabSituations = {
  unauthorized: faultOf(message(401, '401 Unauthorized')),
  expired: faultOf(invalidToken('Token is expired. You can either do re-authorization or token refresh.')),
  revoked: faultOf(invalidToken('Token was revoked. You have to re-authorize from the user.')),
  notFound: faultOf(message(404, '404 Project Not Found')),
  forbidden: faultOf(message(403, '403 Forbidden')),
  blocked: faultOf(message(403, '403 Forbidden - Your account has been blocked.')),
  deactivated: faultOf(
    message(403, '403 Forbidden - Your account has been deactivated by your administrator.'),
  ),
  pendingApproval: faultOf(
    message(403, '403 Forbidden - Your account is pending approval from your administrator.'),
  ),
  passwordExpired: faultOf(message(403, '403 Forbidden - Your password expired.')),
  insufficientScope: (needed: readonly string[]): Fault =>
    faultOf(
      json(403, {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges than provided by the access token.',
        scope: needed.join(' '),
      }),
    ),
  insufficientGranularScope: (permission: string): Fault =>
    faultOf(
      json(403, {
        error: 'insufficient_granular_scope',
        error_description: `Access denied: Your Personal Access Token lacks the required permissions: [${permission}].`,
      }),
    ),
  /** A message may be an object. */
  invalid: faultOf(json(400, { message: { url: ['is blocked'] } })),
  gone: faultOf(message(410, '410 Gone')),
  /** `retryAfter` in seconds; `resetsAt` in milliseconds since the epoch. */
  rateLimited: (retryAfter?: number, resetsAt?: number): Fault =>
    faultOf(
      text(429, 'Retry later\n', {
        ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
        ...(resetsAt === undefined
          ? {}
          : {
              'RateLimit-Limit': '2000',
              'RateLimit-Remaining': '0',
              'RateLimit-Observed': '2001',
              'RateLimit-Reset': String(Math.ceil(resetsAt / 1000)),
            }),
      }),
    ),
} as const;
