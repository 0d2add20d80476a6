import pLimit from 'p-limit';
import type { Secret } from '../../core/account/secret';
import type { RateLimit } from '../../core/host/gitHost';
import type { HostError } from '../../core/host/hostError';
import type { HostType } from '../../core/provider/provider';
import { isCutOff, isHtml, type HostAnswer, type ReadError } from './answer';
import type { Authorize } from './authorization';
import { systemClock, type Clock } from './clock';
import { createCourier, type Courier } from './courier';
import { HostFailure } from './hostFailure';
import { defaultLimits, type TransportLimits } from './limits';
import type { OriginQueues } from './originQueues';
import { otherProduct } from './productSigns';
import { laterBudget, rateLimitOf } from './rateLimitOf';
import { rememberAnswers } from './rememberAnswers';
import type { Wire } from './wire';

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Goes out without the token. */
  readonly anonymous?: boolean;
  /** In the body: they are cut out of what an error says. */
  readonly secrets?: readonly Secret[];
  /** Asked anew in a session too, and not remembered there: the answer holds somebody's secret. */
  readonly fresh?: boolean;
  /** Answers of status 400 and above that are no failure to the asker. */
  readonly accepts?: (answer: HostAnswer) => boolean;
}

/**
 * Asks the host: gives answers of status 2xx that are JSON or empty (and others that the asker accepts), throws a
 * `HostFailure` for everything else, and rejects with the signal's reason when that is aborted.
 */
export type Send = (request: TransportRequest, signal: AbortSignal) => Promise<HostAnswer>;

/** The one way to a host. */
export interface Transport {
  readonly send: Send;
  /** The same way, on which no GET goes out twice. */
  session(): Transport;
  /** The budget of requests as the latest answer told it. */
  rateLimit(): RateLimit | undefined;
}

export interface TransportOptions {
  /** The kind of host that should answer. */
  readonly type: HostType;
  /** Every request stays on the origin of this URL: the token goes nowhere else. */
  readonly apiUrl: string;
  readonly wire: Wire;
  readonly authorize: Authorize;
  readonly readError: ReadError;
  readonly settings?: TransportSettings;
}

/** What clients share and tests replace. */
export interface TransportSettings {
  readonly limits?: Partial<TransportLimits>;
  /** A queue of its own where absent. */
  readonly queues?: OriginQueues;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter of the back-off. */
  readonly random?: () => number;
}

export function createTransport({
  type,
  apiUrl,
  wire,
  authorize,
  readError,
  settings = {},
}: TransportOptions): Transport {
  const limits: TransportLimits = { ...defaultLimits, ...settings.limits };
  const clock = settings.clock ?? systemClock;
  const { origin } = new URL(apiUrl);
  const courier = createCourier({
    origin,
    wire,
    authorize,
    queue: settings.queues?.(origin) ?? pLimit(limits.atOnce),
    limits,
    clock,
    random: settings.random ?? Math.random,
  });
  let rateLimit: RateLimit | undefined;

  function errorOf(answer: HostAnswer): HostError | undefined {
    const { status, text, json } = answer;
    if (status === 407) return { kind: 'unreachable', origin, reason: 'proxyAuthentication' };
    // RFC 6585: the network, not the host, wants a sign-in.
    if (status === 511) return { kind: 'notThisHost', seen: 'captivePortal' };
    if (status === 429 || status >= 500) return readError(answer, clock.now());
    const other = status >= 400 || isHtml(answer) ? otherProduct(answer.headers, type) : undefined;
    if (other !== undefined) return other;
    if (isHtml(answer)) return { kind: 'notThisHost', seen: 'html' };
    if (status >= 400) return readError(answer, clock.now());
    if (status >= 300) return { kind: 'serverError', status };
    if (json !== undefined || text.trim() === '') return undefined;
    return { kind: 'notThisHost', seen: isCutOff(text) ? 'truncated' : 'notJson' };
  }

  function over(carry: Courier): Transport {
    return {
      session: () => over(rememberAnswers(carry)),
      rateLimit: () => rateLimit,
      async send(request, signal) {
        const {
          method,
          url,
          headers = {},
          body,
          secrets,
          fresh = false,
          anonymous = false,
          accepts = () => false,
        } = request;
        const answer = await carry(
          {
            method,
            url: new URL(url),
            headers: { accept: 'application/json', 'user-agent': 'vscode-git-providers', ...headers },
            anonymous,
            fresh,
            ...(body === undefined ? {} : { body }),
            ...(secrets === undefined ? {} : { secrets }),
          },
          signal,
        );
        // Searches and anonymous requests have budgets of their own.
        if (!anonymous && answer.headers.get('x-ratelimit-resource') !== 'search') {
          rateLimit = laterBudget(rateLimit, rateLimitOf(answer.headers).rateLimit);
        }
        const error = accepts(answer) ? undefined : errorOf(answer);
        if (error !== undefined) throw new HostFailure(error);
        return answer;
      },
    };
  }

  return over(courier);
}
