import type { HostError } from '../core/host/hostError';
import { checkWebhookUrl } from '../core/webhook/checkWebhookUrl';
import type {
  Delivery,
  DeliveryPage,
  Webhook,
  WebhookDraft,
  WebhookEvents,
  WebhookPage,
  WebhookTrial,
} from '../core/webhook/webhook';
import type { WebhookClient } from '../core/webhook/webhookClient';
import { fail, type Result } from '../shared/result';
import { attempt } from './transport/hostFailure';

/** As `WebhookClient`; a failure of the host is thrown, and what the host cannot do is absent. */
export interface WebhookCalls {
  readonly events: WebhookEvents;
  readonly selfHosted: boolean;
  readonly urlChangeDropsSecret: boolean;
  readonly webhooksPage: string;
  deliveriesPage(webhook: Webhook): string;
  list(page: string | undefined, signal: AbortSignal): Promise<WebhookPage>;
  add(draft: WebhookDraft, signal: AbortSignal): Promise<Webhook>;
  edit(webhook: Webhook, draft: WebhookDraft, signal: AbortSignal): Promise<Webhook>;
  setActive?(webhook: Webhook, active: boolean, signal: AbortSignal): Promise<Webhook>;
  ping?(webhook: Webhook, signal: AbortSignal): Promise<WebhookTrial>;
  test?(webhook: Webhook, event: string | undefined, signal: AbortSignal): Promise<WebhookTrial>;
  deliveries?(webhook: Webhook, page: string | undefined, signal: AbortSignal): Promise<DeliveryPage>;
  redeliver?(webhook: Webhook, delivery: Delivery, signal: AbortSignal): Promise<WebhookTrial>;
  remove(webhook: Webhook, signal: AbortSignal): Promise<void>;
}

export function createWebhookClient(calls: WebhookCalls): WebhookClient {
  const { events, selfHosted, urlChangeDropsSecret, webhooksPage } = calls;

  /** A last look before the wire, whatever the user interface has checked. */
  const refuses = (url: string) => checkWebhookUrl(url, { selfHosted }) !== undefined;

  async function able<T>(
    signal: AbortSignal,
    call: (() => Promise<T>) | undefined,
  ): Promise<Result<T, HostError>> {
    return call === undefined ? fail({ kind: 'gone' }) : attempt(signal, call);
  }

  return {
    events,
    selfHosted,
    urlChangeDropsSecret,
    webhooksPage,
    deliveriesPage: (webhook) => calls.deliveriesPage(webhook),
    list: (page, signal) => attempt(signal, () => calls.list(page, signal)),
    add: async (draft, signal) =>
      refuses(draft.url)
        ? fail({ kind: 'notAccepted' })
        : attempt(signal, () => calls.add(trimmed(draft), signal)),
    edit: async (webhook, draft, signal) =>
      draft.url !== webhook.url && refuses(draft.url)
        ? fail({ kind: 'notAccepted' })
        : attempt(signal, () => calls.edit(webhook, trimmed(draft), signal)),
    setActive: (webhook, active, signal) =>
      able(signal, calls.setActive?.bind(calls, webhook, active, signal)),
    ping: (webhook, signal) => able(signal, calls.ping?.bind(calls, webhook, signal)),
    test: (webhook, event, signal) => able(signal, calls.test?.bind(calls, webhook, event, signal)),
    deliveries: (webhook, page, signal) => able(signal, calls.deliveries?.bind(calls, webhook, page, signal)),
    redeliver: (webhook, delivery, signal) =>
      able(signal, calls.redeliver?.bind(calls, webhook, delivery, signal)),
    remove: (webhook, signal) => attempt(signal, () => calls.remove(webhook, signal)),
  };
}

function trimmed(draft: WebhookDraft): WebhookDraft {
  return { ...draft, url: draft.url.trim() };
}
