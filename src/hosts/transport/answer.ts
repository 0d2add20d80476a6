import type { HostError } from '../../core/host/hostError';
import { retryInstant } from './retryInstant';

/** A whole answer of a host. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` where the text is no JSON. */
  readonly json: unknown;
}

/** What an answer of status 400 and above means, in the words of one host. `now`: milliseconds since the epoch. */
export type ReadError = (answer: HostAnswer, now: number) => HostError;

/** What all hosts mean by a status. `said` is the host's own sentence. */
export function errorOfStatus(answer: HostAnswer, now: number, said: string | undefined): HostError {
  switch (answer.status) {
    case 401:
      return { kind: 'unauthorized', reason: 'unknown' };
    case 403:
      return forbidden(said);
    case 404:
      return { kind: 'notFound' };
    case 410:
      return { kind: 'gone' };
    case 429:
      return rateLimited(retryInstant(answer.headers, now), undefined);
    default:
      return { kind: 'serverError', status: answer.status };
  }
}

export function forbidden(said: string | undefined): HostError {
  return refusal('forbidden', said);
}

type Refusal =
  'ipNotAllowed' | 'accountBlocked' | 'pendingApproval' | 'forbiddenByPolicy' | 'forbidden' | 'notAccepted';

/** A refusal with the host's own sentence, made fit to be shown. */
export function refusal(kind: Refusal, said: string | undefined): HostError {
  return { kind, ...shownSentence(said) };
}

/** A sentence of a host made fit to be shown; empty where it said nothing. */
export function shownSentence(said: string | null | undefined): { readonly said?: string } {
  const sentence = said
    ?.replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
  return sentence ? { said: sentence } : {};
}

/** `retryAt`: milliseconds since the epoch. */
export function rateLimited(
  retryAt: number | undefined,
  limit: 'primary' | 'secondary' | undefined,
): HostError {
  return {
    kind: 'rateLimited',
    ...(limit === undefined ? {} : { limit }),
    ...(retryAt === undefined ? {} : { retryAt: new Date(retryAt).toISOString() }),
  };
}

/** A page where JSON was due: a captive portal, a login form, another product. */
export function isHtml({ headers, text }: HostAnswer): boolean {
  return (
    /^text\/html|^application\/xhtml/i.test(headers.get('content-type') ?? '') ||
    /^\s*<(!doctype|html)/i.test(text)
  );
}

/** What began as JSON and did not end as such. */
export function isCutOff(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
