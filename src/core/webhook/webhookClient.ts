import type { Result } from '../../shared/result';
import type { HostError } from '../host/hostError';
import type {
  Delivery,
  DeliveryPage,
  Webhook,
  WebhookDraft,
  WebhookEvents,
  WebhookPage,
  WebhookTrial,
} from './webhook';

/**
 * The webhooks of one repository. Nothing that changes something is sent twice. What the capabilities say that the host
 * cannot do fails with `gone`; the pages are then what to open.
 */
export interface WebhookClient {
  readonly events: WebhookEvents;
  /** The host can stand in a network of its owner's, whose addresses webhooks may name: see `checkWebhookUrl`. */
  readonly selfHosted: boolean;
  /** A webhook that gets another URL loses its secret unless the change brings one. */
  readonly urlChangeDropsSecret: boolean;
  /** The host's own page of them. */
  readonly webhooksPage: string;
  /** The host's own page of what it sent for one; the page of all where it has none. */
  deliveriesPage(webhook: Webhook): string;
  list(page: string | undefined, signal: AbortSignal): Promise<Result<WebhookPage, HostError>>;
  /** A URL that `checkWebhookUrl` refuses is not sent: `notAccepted`. */
  add(draft: WebhookDraft, signal: AbortSignal): Promise<Result<Webhook, HostError>>;
  /** `webhook` as it was listed: what does not differ from it stays as the host has it. */
  edit(webhook: Webhook, draft: WebhookDraft, signal: AbortSignal): Promise<Result<Webhook, HostError>>;
  setActive(webhook: Webhook, active: boolean, signal: AbortSignal): Promise<Result<Webhook, HostError>>;
  /** Calls the receiver with an event that means nothing. */
  ping(webhook: Webhook, signal: AbortSignal): Promise<Result<WebhookTrial, HostError>>;
  /** Calls the receiver with an example, of `event` where the host lets one choose, else of the webhook's first. */
  test(
    webhook: Webhook,
    event: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<WebhookTrial, HostError>>;
  deliveries(
    webhook: Webhook,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<DeliveryPage, HostError>>;
  redeliver(
    webhook: Webhook,
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<Result<WebhookTrial, HostError>>;
  remove(webhook: Webhook, signal: AbortSignal): Promise<Result<void, HostError>>;
}
