import { faultOf } from '../core/faultOf';
import type { Fault } from '../core/faults';
import type { Headers } from '../core/reply';
import { githubError } from './githubCall';
import { ssoUrl } from './githubHolds';

/** Answers of GitHub, for `host.faults.set`. Tokens of the practice host bring about those that follow from a token. */
export const githubSituations = {
  badCredentials: faultOf(githubError(401, 'Bad credentials')),
  notFound: faultOf(githubError(404, 'Not Found')),
  gone: faultOf(githubError(410, 'This resource is no longer available.')),
  unsupportedVersion: faultOf(githubError(400, '"2022-11-28" is not a supported version.')),
  missingPermission: (accepted: string): Fault =>
    faultOf(
      githubError(403, 'Resource not accessible by personal access token', {
        'X-Accepted-GitHub-Permissions': accepted,
      }),
    ),
  missingScopes: (granted: readonly string[], accepted: readonly string[]): Fault =>
    faultOf(
      githubError(403, 'Your token has not been granted the required scopes to execute this request.', {
        'X-OAuth-Scopes': granted.join(', '),
        'X-Accepted-OAuth-Scopes': accepted.join(', '),
      }),
    ),
  ssoRequired: (status: 403 | 404): Fault =>
    faultOf(
      githubError(
        status,
        status === 403 ? 'Resource protected by organization SAML enforcement.' : 'Not Found',
        { 'X-GitHub-SSO': `required; url=${ssoUrl}` },
      ),
    ),
  /** `resetsAt` in milliseconds since the epoch. */
  primaryRateLimit: (status: 403 | 429, resetsAt: number): Fault =>
    faultOf(
      githubError(status, 'API rate limit exceeded for user ID 11.', {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
        'x-ratelimit-resource': 'core',
      }),
    ),
  /** `retryAfter` in seconds; GitHub does not always say. */
  secondaryRateLimit: (status: 403 | 429, retryAfter?: number): Fault => {
    const headers: Headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return faultOf(githubError(status, message, headers));
  },
} as const;
