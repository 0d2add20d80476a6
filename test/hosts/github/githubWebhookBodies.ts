import type { Webhook, WebhookDelivery } from '../core/webhookStore';
import type { GithubPlaces } from './githubBodies';

const instant = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

export function webhookUrl(places: GithubPlaces, hook: Webhook): string {
  return `${places.api}/repos/${hook.repository}/hooks/${String(hook.id)}`;
}

/** Schema `webhook-config`. A secret is shown as stars. */
export function webhookConfig({ settings }: Webhook) {
  return {
    url: settings.url,
    content_type: settings.contentType ?? 'form',
    insecure_ssl: settings.verifyTls ? '0' : '1',
    ...(settings.secret === undefined ? {} : { secret: '********' }),
  };
}

/** Schema `hook`. */
export function webhookBody(places: GithubPlaces, hook: Webhook) {
  const url = webhookUrl(places, hook);
  const [last] = hook.deliveries;
  return {
    type: 'Repository',
    id: hook.id,
    name: 'web',
    active: hook.settings.active,
    events: hook.settings.events,
    config: webhookConfig(hook),
    updated_at: instant(hook.updatedAt),
    created_at: instant(hook.createdAt),
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response:
      last === undefined
        ? { code: null, status: 'unused', message: null }
        : {
            code: last.status === 0 ? null : last.status,
            status: last.outcome === 'OK' ? 'active' : 'misconfigured',
            message: last.outcome,
          },
  };
}

/** Schema `hook-delivery-item`. */
export function deliveryItem(delivery: WebhookDelivery, repositoryId: number) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: instant(delivery.at),
    redelivery: delivery.redelivery,
    duration: delivery.durationMs / 1000,
    status: delivery.outcome,
    status_code: delivery.status === 0 ? 502 : delivery.status,
    event: delivery.event,
    action: null,
    installation_id: null,
    repository_id: repositoryId,
    throttled_at: null,
  };
}

/** Schema `hook-delivery`. */
export function deliveryBody(hook: Webhook, delivery: WebhookDelivery, repositoryId: number) {
  return {
    ...deliveryItem(delivery, repositoryId),
    url: hook.settings.url,
    request: { headers: delivery.headers, payload: delivery.payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  };
}
