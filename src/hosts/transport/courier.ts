import type { LimitFunction } from 'p-limit';
import type { Secret } from '../../core/account/secret';
import type { HostError } from '../../core/host/hostError';
import { fail, ok, type Result } from '../../shared/result';
import type { HostAnswer } from './answer';
import type { Clock } from './clock';
import { parseJson } from './decode';
import { HostFailure, unwrap } from './hostFailure';
import type { TransportLimits } from './limits';
import { networkTrouble } from './networkReason';
import { readBody } from './readBody';
import { retryInstant } from './retryInstant';
import type { Wire, WireRequest } from './wire';
import { whenFree, withDeadline } from './waiting';
import { withoutEcho, withoutSecrets } from './withoutEcho';

/**
 * Brings one request to the host and the whole answer back, whatever its status. Throws a `HostFailure` where there is
 * none to bring, and rejects with the signal's reason when that is aborted.
 */
export type Courier = (request: CourierRequest, signal: AbortSignal) => Promise<HostAnswer>;

export interface CourierRequest extends WireRequest {
  /** Goes out without the token. */
  readonly anonymous: boolean;
  /** In the body: they are cut out of the answer where that is an error. */
  readonly secrets?: readonly Secret[];
  /** Its answer is nothing to remember. */
  readonly fresh?: boolean;
}

export interface CourierParts {
  /** Every request stays on this origin: the token goes nowhere else. */
  readonly origin: string;
  readonly wire: Wire;
  readonly authorize: () => Readonly<Record<string, string>>;
  readonly queue: LimitFunction;
  readonly limits: TransportLimits;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
}

type Attempt = Result<HostAnswer, HostError>;

export function createCourier(parts: CourierParts): Courier {
  const { origin, wire, authorize, queue, limits, clock, random } = parts;

  /** One request and the redirects within its origin. A network failure is a value, for the retries to judge. */
  async function exchange(request: CourierRequest, signal: AbortSignal): Promise<Attempt> {
    const { method, body, secrets = [] } = request;
    let url = request.url;
    for (let redirects = 0; ; redirects += 1) {
      if (url.origin !== origin) return led(url);
      const credential = request.anonymous ? {} : authorize();
      const headers = { ...request.headers, ...credential };
      try {
        const response = await wire(
          { method, url, headers, ...(body === undefined ? {} : { body }) },
          signal,
        );
        const next = redirectTarget(response.status, response.headers, url);
        if (next !== undefined) {
          await response.discard();
          if (next === 'hidden') return led(undefined);
          if (method !== 'GET' || redirects >= limits.redirects) return led(next);
          url = next;
          continue;
        }
        const told = withoutEcho(await readBody(response, limits.bodyBytes), credential);
        const text = response.status >= 400 ? withoutSecrets(told, secrets) : told;
        return ok({ status: response.status, headers: response.headers, text, json: parseJson(text) });
      } catch (error) {
        if (signal.aborted || error instanceof HostFailure) throw error;
        const trouble = networkTrouble(error, url.hostname);
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

  async function persist(request: CourierRequest, signal: AbortSignal): Promise<HostAnswer> {
    const giveUpAt = clock.now() + limits.deadlineMs;
    for (let tried = 0; ; tried += 1) {
      const attempt = await exchange(request, signal);
      const delay = request.method === 'GET' ? retryDelay(attempt, tried) : undefined;
      if (delay === undefined || clock.now() + delay >= giveUpAt) return unwrap(attempt);
      await clock.sleep(delay, signal);
    }
  }

  /** The address is the host's own: only its origin is told on. */
  function led(to: URL | undefined): Attempt {
    const elsewhere = to === undefined || to.origin === origin ? {} : { elsewhere: to.origin };
    return fail({ kind: 'notThisHost', seen: 'redirect', ...elsewhere });
  }

  return (request, signal) =>
    whenFree(queue, signal, () =>
      withDeadline(
        signal,
        limits.deadlineMs,
        () => new HostFailure({ kind: 'unreachable', origin, reason: 'timedOut' }),
        (limited) => persist(request, limited),
      ),
    );
}

/** Where an answer sends the client; `hidden` where it does not let itself be read, `undefined` for no redirect. */
function redirectTarget(status: number, headers: Headers, from: URL): URL | 'hidden' | undefined {
  if (![0, 301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get('location');
  return location !== null && URL.canParse(location, from.href) ? new URL(location, from.href) : 'hidden';
}
