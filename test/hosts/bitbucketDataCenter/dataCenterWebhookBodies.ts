import type { Webhook, WebhookDelivery } from '../core/webhookStore';

/** The host tells the secret to whoever may see the webhook. */
export function webhookBody(hook: Webhook) {
  const { settings } = hook;
  return {
    id: hook.id,
    name: settings.name ?? '',
    createdDate: hook.createdAt,
    updatedDate: hook.updatedAt,
    events: settings.events,
    configuration: settings.secret === undefined ? {} : { secret: settings.secret },
    url: settings.url,
    active: settings.active,
    scopeType: 'repository',
    sslVerificationRequired: settings.verifyTls,
  };
}

export function invocationBody(hook: Webhook, delivery: WebhookDelivery) {
  const failed = delivery.status === 0;
  return {
    id: delivery.id,
    event: delivery.event,
    duration: delivery.durationMs,
    start: delivery.at,
    finish: delivery.at + delivery.durationMs,
    request: { method: 'POST', url: hook.settings.url, headers: delivery.headers, body: null },
    result: failed
      ? { description: delivery.outcome, outcome: 'ERROR', errorMessage: delivery.outcome }
      : {
          description: String(delivery.status),
          outcome: delivery.outcome === 'OK' ? 'SUCCESS' : 'FAILURE',
          headers: delivery.responseHeaders,
          body: delivery.responseBody,
          statusCode: delivery.status,
        },
  };
}

export function summaryBody(hook: Webhook) {
  const { deliveries } = hook;
  const of = (test: (one: WebhookDelivery) => boolean) => deliveries.filter(test);
  const good = of((one) => one.outcome === 'OK');
  const failed = of((one) => one.status === 0);
  const bad = of((one) => one.status !== 0 && one.outcome !== 'OK');
  const last = (all: readonly WebhookDelivery[]) =>
    all[0] === undefined ? null : invocationBody(hook, all[0]);
  return {
    lastSuccess: last(good),
    lastFailure: last(bad),
    lastError: last(failed),
    counts: { successes: good.length, failures: bad.length, errors: failed.length },
  };
}
