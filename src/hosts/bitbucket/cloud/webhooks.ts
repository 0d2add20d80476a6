import * as v from 'valibot';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import type { Webhook, WebhookDraft, WebhookPage } from '../../../core/webhook/webhook';
import type { WebhookCalls } from '../../createWebhookClient';
import { encodedPath } from '../../encodedPath';
import { refusal, type HostAnswer } from '../../transport/answer';
import type { Ask } from '../../transport/ask';
import { decode, decodeIfFits } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import { receiverName } from '../receiverName';
import { errorAnswer } from './answers';
import { cloudWebhookEvents } from './webhookEvents';

export const webhookAnswer = v.object({
  uuid: v.string(),
  url: v.string(),
  description: v.nullish(v.string()),
  active: v.boolean(),
  events: v.array(v.string()),
  secret_set: v.optional(v.boolean()),
  skip_cert_verification: v.optional(v.boolean()),
});

export const webhooksAnswer = v.object({ values: v.array(webhookAnswer), next: v.optional(v.string()) });

/**
 * Bitbucket Cloud neither calls a webhook on demand nor tells through its API what it has sent: its page does.
 * Source: Bitbucket Cloud's REST API, "List webhooks for a repository" and what follows it.
 */
export function cloudWebhooks(ask: Ask, baseUrl: BaseUrl, fullName: string): WebhookCalls {
  const hooks = `/repositories/${encodedPath(fullName)}/hooks`;
  const at = ({ id }: Webhook) => `${hooks}/${encodeURIComponent(id)}`;
  const webhooksPage = `${baseUrl.href}/${encodedPath(fullName)}/admin/webhooks`;
  return {
    events: cloudWebhookEvents,
    selfHosted: false,
    urlChangeDropsSecret: false,
    webhooksPage,
    deliveriesPage: () => webhooksPage,
    list: (page, signal) => list(ask, hooks, page, signal),
    add: (draft, signal) => put(ask, 'POST', hooks, draft, signal),
    edit: (webhook, draft, signal) =>
      put(ask, 'PUT', at(webhook), { ...(webhook.title ? { title: webhook.title } : {}), ...draft }, signal),
    setActive(webhook, active, signal) {
      const { url, events, title } = webhook;
      const draft = { url, events, active, secret: undefined, ...(title ? { title } : {}) };
      return put(ask, 'PUT', at(webhook), draft, signal);
    },
    async remove(webhook, signal) {
      await ask('DELETE', at(webhook), signal);
    },
  };
}

async function list(
  ask: Ask,
  hooks: string,
  page: string | undefined,
  signal: AbortSignal,
): Promise<WebhookPage> {
  const number = page !== undefined && /^[1-9]\d{0,5}$/.test(page) ? page : '1';
  const { json } = await ask('GET', hooks, signal, { query: { pagelen: '100', page: number } });
  const { values, next } = decode(webhooksAnswer, json);
  return {
    webhooks: values.map(webhookOf),
    ...(next === undefined ? {} : { next: String(Number(number) + 1) }),
  };
}

/** A secret that is left out stays as it is. */
async function put(
  ask: Ask,
  method: 'POST' | 'PUT',
  path: string,
  { url, events, active, secret, title }: WebhookDraft,
  signal: AbortSignal,
): Promise<Webhook> {
  const answer = await ask(method, path, signal, {
    body: {
      description: title ?? receiverName(url),
      url,
      active,
      events,
      ...(secret === undefined ? {} : { secret: secret.open() }),
    },
    secrets: secret === undefined ? [] : [secret],
    accepts: [400],
  });
  if (answer.status === 400) throw new HostFailure(refusal('notAccepted', sentenceIn(answer)));
  return webhookOf(decode(webhookAnswer, answer.json));
}

/** The message of a 400 is general; a detail says more. */
function sentenceIn({ json }: HostAnswer): string | undefined {
  const { message, detail, fields } = decodeIfFits(errorAnswer, json)?.error ?? {};
  const [field] = Object.values(fields ?? {}).flat();
  return [detail, field, message].find((one) => typeof one === 'string');
}

function webhookOf(answer: v.InferOutput<typeof webhookAnswer>): Webhook {
  const { uuid, url, active, events, description, secret_set, skip_cert_verification } = answer;
  return {
    id: uuid,
    url,
    active,
    events,
    ...(secret_set === undefined ? {} : { hasSecret: secret_set }),
    ...(skip_cert_verification === undefined ? {} : { insecureSsl: skip_cert_verification }),
    ...(description ? { title: description } : {}),
  };
}
