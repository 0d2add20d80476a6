import type { Secret } from '../../core/account/secret';
import type { HostError } from '../../core/host/hostError';
import { errorOfStatus, rateLimited, refusal, type HostAnswer, type ReadError } from '../transport/answer';
import { decodeIfFits } from '../transport/decode';
import { rateBudget, retryInstant } from '../transport/retryInstant';
import { namesOf, uncovered } from '../scopeNeeds';
import { errorAnswer } from './answers';
import { githubImplications, githubScopes } from './scopes';
import { githubTokenShape } from './tokenShape';

/** What GitHub means by an error. Source: GitHub REST API, "Troubleshooting", "Rate limits" and "API versions". */
export function githubError(token: Secret): ReadError {
  return (answer, now) => {
    const { status, headers } = answer;
    const said = decodeIfFits(errorAnswer, answer.json)?.message;
    const sso = headers.get('x-github-sso');
    if ((status === 403 || status === 404) && sso?.startsWith('required')) return ssoRequired(sso);
    if (status === 429 || (status === 403 && isRateLimit(answer, said))) return limited(answer, now);
    if (status === 403) return missingScope(answer, said) ?? refusal(refusalIn(said ?? ''), said);
    if (status === 400 && /not a supported version|API version/i.test(said ?? '')) return tooOld(headers);
    if (status === 401 && githubTokenShape(token).warning === 'wrongKind') {
      return { kind: 'unauthorized', reason: 'wrongKind' };
    }
    return errorOfStatus(answer, now, said);
  };
}

/** A secondary limit without a time: GitHub asks for at least a minute. */
const secondaryLimitMs = 60_000;

function isRateLimit({ headers }: HostAnswer, said: string | undefined): boolean {
  return headers.has('retry-after') || rateBudget(headers)?.remaining === 0 || /rate limit/i.test(said ?? '');
}

function limited({ headers }: HostAnswer, now: number): HostError {
  const primary = rateBudget(headers)?.remaining === 0;
  return rateLimited(retryInstant(headers, now) ?? now + secondaryLimitMs, primary ? 'primary' : 'secondary');
}

function refusalIn(said: string): 'ipNotAllowed' | 'forbiddenByPolicy' | 'accountBlocked' | 'forbidden' {
  if (/IP allow list/i.test(said)) return 'ipNotAllowed';
  if (/forbids access via|personal access tokens? .*(?:forbidden|disabled)/i.test(said))
    return 'forbiddenByPolicy';
  return /account (?:was|is|has been) (?:suspended|blocked|flagged)/i.test(said)
    ? 'accountBlocked'
    : 'forbidden';
}

/** The version of the API that is asked for came with GitHub Enterprise Server 3.9. */
function tooOld(headers: Headers): HostError {
  const version = headers.get('x-github-enterprise-version');
  return { kind: 'tooOld', needed: '3.9', ...(version === null ? {} : { version }) };
}

function ssoRequired(header: string): HostError {
  const url = /\burl=([^;\s]+)/.exec(header)?.[1];
  return url?.startsWith('https://') ? { kind: 'ssoRequired', url } : { kind: 'ssoRequired' };
}

function missingScope(answer: HostAnswer, said: string | undefined): HostError | undefined {
  if (said?.startsWith('Resource not accessible by')) {
    const permissions = answer.headers.get('x-accepted-github-permissions');
    return { kind: 'missingScope', missing: permissionsIn(permissions) };
  }
  return lackedScopes(answer);
}

/** What a 404 stands for, where it is not plainly "there is none": the headers tell. */
export function notShown(answer: HostAnswer): HostError {
  const sso = answer.headers.get('x-github-sso');
  if (sso?.startsWith('required') === true) return ssoRequired(sso);
  return lackedScopes(answer) ?? { kind: 'notFound' };
}

/** What the headers tell of the scopes that a call needs; `undefined` where the token has one of them. */
export function lackedScopes({ headers }: HostAnswer): HostError | undefined {
  const granted = namesIn(headers.get('x-oauth-scopes'));
  const accepted = namesIn(headers.get('x-accepted-oauth-scopes'));
  if (granted === undefined || accepted === undefined || accepted.length === 0) return undefined;
  if (uncovered(granted, accepted, githubImplications).length < accepted.length) return undefined;
  const asked = namesOf(githubScopes('')).filter((scope) => accepted.includes(scope));
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
