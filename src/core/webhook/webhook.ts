import type { Secret } from '../account/secret';

/** The events that every host has something like. Words for them live in the user interface. */
export type WebhookEventKind = 'push' | 'pullRequest' | 'tag' | 'pipeline' | 'comment';

/** The events of one host, by its own names. */
export interface WebhookEvents {
  readonly names: readonly string[];
  /** What stands for a kind, the usual choice. A kind that the host has no event for is absent, and two may share one. */
  readonly common: Readonly<Partial<Record<WebhookEventKind, readonly string[]>>>;
}

export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** The host calls it. False too where the host has switched it off after failures. */
  readonly active: boolean;
  /** The host's own names. */
  readonly events: readonly string[];
  /** Absent where the host does not say. The secret itself is never read. */
  readonly hasSecret?: boolean;
  /** Certificates are not verified. Absent where the host does not say. */
  readonly insecureSsl?: boolean;
  /** The host has stopped calling it after failures, until this ISO 8601 instant. */
  readonly stoppedUntil?: string;
  /** How the latest call went, where the list tells. */
  readonly lastDelivery?: LastDelivery;
  readonly title?: string;
}

export interface LastDelivery {
  readonly ok: boolean;
  /** HTTP status of the receiver; `undefined` where nothing answered. */
  readonly status: number | undefined;
  /** The host's own sentence, cut to 200 characters. */
  readonly said?: string;
}

/** A webhook as it is to be. */
export interface WebhookDraft {
  readonly url: string;
  /** The host's own names, at least one. */
  readonly events: readonly string[];
  /**
   * `undefined` keeps the one that is there, where there is one. A text that begins with `whsec_` is a key for signing
   * after the "Standard Webhooks" scheme on hosts that have one.
   */
  readonly secret: Secret | undefined;
  /** Without effect where the capabilities lack `enable`. */
  readonly active: boolean;
  /** Only some hosts have one; where a host demands one, the receiver's name stands for it. */
  readonly title?: string;
}

export interface WebhookPage {
  readonly webhooks: readonly Webhook[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** One call of a receiver. */
export interface Delivery {
  readonly id: string;
  /** The host's own name. */
  readonly event: string;
  /** ISO 8601 instant; absent where the host does not say. */
  readonly at?: string;
  /** HTTP status of the receiver; `undefined` where nothing answered. */
  readonly status: number | undefined;
  readonly ok: boolean;
  readonly durationMs?: number;
  /** It repeats an earlier one; absent where the host does not say. */
  readonly redelivery?: boolean;
}

export interface DeliveryPage {
  /** The latest first. */
  readonly deliveries: readonly Delivery[];
  /** The host tells of the latest one alone, whatever it sent before. */
  readonly latestOnly?: true;
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** What came of a call that was asked for. */
export type WebhookTrial =
  /** The host calls later, and tells in the deliveries how it went. */
  | { readonly kind: 'sent' }
  /** `status` is absent where nothing answered, or the host does not say. `said` is the host's own sentence. */
  | { readonly kind: 'answered'; readonly ok: boolean; readonly status?: number; readonly said?: string };
