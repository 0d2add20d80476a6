import type { HostError } from '../../core/host/hostError';
import { errorOfStatus, forbidden, rateLimited, type HostAnswer, type ReadError } from '../transport/answer';
import { decodeIfFits } from '../transport/decode';
import { rateBudget, retryInstant } from '../transport/retryInstant';
import { uncovered } from '../scopeNeeds';
import { errorAnswer } from './answers';
import { githubImplications, githubScopes } from './scopes';

/** What GitHub means by an error. Source: GitHub REST API, "Troubleshooting" and "Rate limits". */
export const githubError: ReadError = (answer, now) => {
  const { status, headers } = answer;
  const said = decodeIfFits(errorAnswer, answer.json)?.message;
  const sso = headers.get('x-github-sso');
  if ((status === 403 || status === 404) && sso?.startsWith('required')) return ssoRequired(sso);
  if (status === 429 || (status === 403 && isRateLimit(answer, said))) {
    return rateLimited(retryInstant(headers, now) ?? now + secondaryLimitMs);
  }
  if (status === 403) return missingScope(answer, said) ?? forbidden(said);
  return errorOfStatus(answer, now, said);
};

/** A secondary limit without a time: GitHub asks for at least a minute. */
const secondaryLimitMs = 60_000;

function isRateLimit({ headers }: HostAnswer, said: string | undefined): boolean {
  return headers.has('retry-after') || rateBudget(headers)?.remaining === 0 || /rate limit/i.test(said ?? '');
}

function ssoRequired(header: string): HostError {
  const url = /\burl=([^;\s]+)/.exec(header)?.[1];
  return url?.startsWith('https://') ? { kind: 'ssoRequired', url } : { kind: 'ssoRequired' };
}

function missingScope({ headers }: HostAnswer, said: string | undefined): HostError | undefined {
  if (said?.startsWith('Resource not accessible by')) {
    return { kind: 'missingScope', missing: permissionsIn(headers.get('x-accepted-github-permissions')) };
  }
  const granted = namesIn(headers.get('x-oauth-scopes'));
  const accepted = namesIn(headers.get('x-accepted-oauth-scopes'));
  if (granted === undefined || accepted === undefined || accepted.length === 0) return undefined;
  if (uncovered(granted, accepted, githubImplications).length < accepted.length) return undefined;
  const asked = githubScopes('').filter((scope) => accepted.includes(scope));
  return { kind: 'missingScope', missing: asked.length > 0 ? asked : accepted };
}

/** `contents=read,metadata=read; administration=read`: `,` joins what is needed together, `;` alternatives. */
function permissionsIn(header: string | null): readonly string[] {
  return namesIn(header?.split(';')[0] ?? null) ?? [];
}

/** Names in a comma list; `undefined` where the header is absent, which says nothing. */
export function namesIn(header: string | null | undefined): readonly string[] | undefined {
  return header?.split(',').flatMap((name) => name.trim() || []);
}
