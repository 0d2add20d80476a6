import pLimit from 'p-limit';
import type { HostError } from '../../core/host/hostError';
import { fail, ok, type Result } from '../../shared/result';
import { isHtml, type HostAnswer, type ReadError } from './answer';
import type { Authorize } from './authorization';
import { systemClock, type Clock } from './clock';
import { parseJson } from './decode';
import { HostFailure, unwrap } from './hostFailure';
import { defaultLimits, type TransportLimits } from './limits';
import { networkTrouble } from './networkReason';
import { readBody } from './readBody';
import { retryInstant } from './retryInstant';
import type { Wire, WireRequest } from './wire';
import { whenFree, withDeadline } from './waiting';

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers of status 400 and above that are no failure to the asker. */
  readonly accepts?: (answer: HostAnswer) => boolean;
}

/**
 * The one way to a host: it gives answers of status 2xx that are JSON or empty (and others that the asker accepts),
 * throws a `HostFailure` for everything else, and rejects with the signal's reason when that is aborted.
 */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<HostAnswer>;

export interface TransportOptions {
  /** Every request stays on the origin of this URL: the token goes nowhere else. */
  readonly apiUrl: string;
  readonly wire: Wire;
  readonly authorize: Authorize;
  readonly readError: ReadError;
  readonly settings?: TransportSettings;
}

/** What tests replace. */
export interface TransportSettings {
  readonly limits?: Partial<TransportLimits>;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter of the back-off. */
  readonly random?: () => number;
}

type Attempt = Result<HostAnswer, HostError>;

export function createTransport({
  apiUrl,
  wire,
  authorize,
  readError,
  settings = {},
}: TransportOptions): Transport {
  const limits: TransportLimits = { ...defaultLimits, ...settings.limits };
  const clock = settings.clock ?? systemClock;
  const random = settings.random ?? Math.random;
  const { origin } = new URL(apiUrl);
  const queue = pLimit(limits.atOnce);

  /** One request and the redirects within its origin. A network failure is a value, for the retries to judge. */
  async function exchange(request: WireRequest, signal: AbortSignal): Promise<Attempt> {
    let url = request.url;
    for (let redirects = 0; ; redirects += 1) {
      if (url.origin !== origin) return elsewhere;
      const headers = { ...request.headers, ...authorize() };
      try {
        const response = await wire({ ...request, url, headers }, signal);
        if (response.status >= 300 || response.status === 0) {
          const next = redirectTarget(response.status, response.headers, url);
          if (next !== undefined) {
            await response.discard();
            if (next === 'hidden' || request.method !== 'GET' || redirects >= limits.redirects)
              return elsewhere;
            url = next;
            continue;
          }
        }
        const text = await readBody(response, limits.bodyBytes);
        return ok({ status: response.status, headers: response.headers, text, json: parseJson(text) });
      } catch (error) {
        if (signal.aborted || error instanceof HostFailure) throw error;
        const trouble = networkTrouble(error);
        if (trouble === undefined) throw error;
        return fail({ kind: 'unreachable', origin, ...trouble });
      }
    }
  }

  /** Milliseconds to wait before a GET goes out again, `undefined` where it must not. */
  function retryDelay(attempt: Attempt, tried: number): number | undefined {
    if (tried >= limits.retries) return undefined;
    const backOff = limits.backOffMs * 2 ** tried * (0.5 + random());
    if (!attempt.ok) {
      return attempt.error.kind === 'unreachable' && attempt.error.reason === 'reset' ? backOff : undefined;
    }
    if (![429, 502, 503, 504].includes(attempt.value.status)) return undefined;
    const instant = retryInstant(attempt.value.headers, clock.now());
    const wait = instant === undefined ? backOff : Math.max(0, instant - clock.now());
    return wait <= limits.longestWaitMs ? wait : undefined;
  }

  async function persist(request: WireRequest, signal: AbortSignal): Promise<HostAnswer> {
    const giveUpAt = clock.now() + limits.deadlineMs;
    for (let tried = 0; ; tried += 1) {
      const attempt = await exchange(request, signal);
      const delay = request.method === 'GET' ? retryDelay(attempt, tried) : undefined;
      if (delay === undefined || clock.now() + delay >= giveUpAt) return unwrap(attempt);
      await clock.sleep(delay, signal);
    }
  }

  function check(answer: HostAnswer): HostAnswer {
    const error = errorOf(answer);
    if (error !== undefined) throw new HostFailure(error);
    return answer;
  }

  function errorOf(answer: HostAnswer): HostError | undefined {
    const { status, text, json } = answer;
    if (status === 407) return { kind: 'unreachable', origin, reason: 'proxyAuthentication' };
    if (status === 429 || status >= 500) return readError(answer, clock.now());
    if (isHtml(answer)) return { kind: 'notThisHost', seen: 'html' };
    if (status >= 400) return readError(answer, clock.now());
    if (status >= 300) return { kind: 'serverError', status };
    return json === undefined && text.trim() !== '' ? { kind: 'notThisHost', seen: 'notJson' } : undefined;
  }

  return async ({ method, url, headers = {}, body, accepts = () => false }, signal) => {
    const request: WireRequest = {
      method,
      url: new URL(url),
      headers: { accept: 'application/json', 'user-agent': 'vscode-git-providers', ...headers },
      ...(body === undefined ? {} : { body }),
    };
    const answer = await whenFree(queue, signal, () =>
      withDeadline(
        signal,
        limits.deadlineMs,
        () => new HostFailure({ kind: 'unreachable', origin, reason: 'timedOut' }),
        (limited) => persist(request, limited),
      ),
    );
    return accepts(answer) ? answer : check(answer);
  };
}

const elsewhere: Attempt = fail({ kind: 'notThisHost', seen: 'redirect' });

/** Where an answer sends the client; `hidden` where it does not let itself be read, `undefined` for no redirect. */
function redirectTarget(status: number, headers: Headers, from: URL): URL | 'hidden' | undefined {
  if (![0, 301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get('location');
  return location !== null && URL.canParse(location, from.href) ? new URL(location, from.href) : 'hidden';
}
