import { randomUUID } from 'node:crypto';
import { isLoopback } from './isLoopback';

/** What all hosts have in common of a webhook's settings, each in its own spelling. */
export interface WebhookSettings {
  readonly url: string;
  readonly events: readonly string[];
  readonly active: boolean;
  readonly verifyTls: boolean;
  readonly name?: string;
  readonly secret?: string;
  /** A second kind of secret, with which the delivery is signed. */
  readonly signingKey?: string;
  readonly contentType?: 'json' | 'form';
}

export interface WebhookDelivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly redelivery: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly durationMs: number;
  /** 0 where nothing answered. */
  readonly status: number;
  /** `OK`, or why nothing answered. */
  readonly outcome: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: unknown;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

export interface Webhook {
  readonly id: number;
  /** Full name of its repository. */
  readonly repository: string;
  readonly settings: WebhookSettings;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The most recent first. */
  readonly deliveries: readonly WebhookDelivery[];
}

/** How a host writes a delivery: its headers, signature included, over the text that is sent. */
export type WebhookHeaders = (
  hook: Webhook,
  event: string,
  text: string,
  guid: string,
) => Readonly<Record<string, string>>;

export interface WebhookStore {
  of(repository: string): readonly Webhook[];
  find(repository: string, id: number): Webhook | undefined;
  add(repository: string, settings: WebhookSettings): Webhook;
  change(hook: Webhook, settings: WebhookSettings): Webhook;
  remove(hook: Webhook): void;
  /** Sends a POST and remembers how it went. Resolves when the receiver has answered, or did not within 10 s. */
  deliver(hook: Webhook, event: string, payload: unknown, again?: WebhookDelivery): Promise<WebhookDelivery>;
  /** Cuts deliveries that are under way. */
  stop(): void;
}

type OpenWebhook = { -readonly [Key in keyof Webhook]: Webhook[Key] } & { deliveries: WebhookDelivery[] };

export function createWebhookStore(headersFor: WebhookHeaders, now: () => number): WebhookStore {
  const hooks: OpenWebhook[] = [];
  const closing = new AbortController();
  let count = 0;
  const known = (hook: Webhook) => hooks.find((one) => one.id === hook.id);
  const same = (one: Webhook, repository: string) =>
    one.repository.toLowerCase() === repository.toLowerCase();
  return {
    of: (repository) => hooks.filter((one) => same(one, repository)),
    find: (repository, id) => hooks.find((one) => one.id === id && same(one, repository)),
    add(repository, settings) {
      const at = now();
      const hook = { id: 7000 + ++count, repository, settings, createdAt: at, updatedAt: at, deliveries: [] };
      hooks.push(hook);
      return hook;
    },
    change(hook, settings) {
      const found = known(hook);
      if (found === undefined) throw new Error('the webhook was removed');
      found.settings = settings;
      found.updatedAt = now();
      return found;
    },
    remove(hook) {
      const index = hooks.findIndex((one) => one.id === hook.id);
      if (index >= 0) hooks.splice(index, 1);
    },
    async deliver(hook, event, payload, again) {
      const guid = again?.guid ?? randomUUID();
      const text = JSON.stringify(payload);
      const headers = headersFor(hook, event, text, guid);
      const at = now();
      const before = performance.now();
      const answer = await post(hook, headers, text, closing.signal);
      const delivery: WebhookDelivery = {
        id: 880_000 + ++count,
        guid,
        event,
        redelivery: again !== undefined,
        at,
        durationMs: Math.ceil(performance.now() - before),
        headers,
        payload,
        ...answer,
      };
      known(hook)?.deliveries.unshift(delivery);
      return delivery;
    },
    stop() {
      closing.abort();
    },
  };
}

type Received = Pick<WebhookDelivery, 'status' | 'outcome' | 'responseHeaders' | 'responseBody'>;

async function post(
  { settings }: Webhook,
  headers: Readonly<Record<string, string>>,
  text: string,
  closing: AbortSignal,
): Promise<Received> {
  const nothing = { status: 0, responseHeaders: {}, responseBody: '' };
  if (!URL.canParse(settings.url) || !isLoopback(new URL(settings.url).hostname)) {
    return { ...nothing, outcome: 'not sent: practice hosts call loopback only' };
  }
  const form = settings.contentType === 'form';
  try {
    const response = await fetch(settings.url, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      body: form ? new URLSearchParams({ payload: text }).toString() : text,
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(10_000)]),
    });
    const responseBody = (await response.text()).slice(0, 10_000);
    const responseHeaders = Object.fromEntries(response.headers);
    const outcome = response.ok ? 'OK' : `Invalid HTTP Response: ${String(response.status)}`;
    return { status: response.status, outcome, responseHeaders, responseBody };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...nothing, outcome: error.name === 'TimeoutError' ? 'timed out' : 'failed to connect to host' };
  }
}
