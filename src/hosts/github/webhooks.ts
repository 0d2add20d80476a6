import type { DeliveryPage, Webhook, WebhookDraft, WebhookPage } from '../../core/webhook/webhook';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { WebhookCalls } from '../createWebhookClient';
import { encodedPath } from '../encodedPath';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { pageNumber, readLinks } from '../transport/linkHeader';
import { deploymentOf } from './deployment';
import {
  deliveriesAnswer,
  deliveryOf,
  webhookAnswer,
  webhookOf,
  webhooksAnswer,
  withExactIds,
} from './webhookAnswers';
import { githubWebhookEvents } from './webhookEvents';
import { createWebhookRequest, secretsOf, type WebhookRequest } from './webhookRequests';

/** Source: GitHub's REST API, "Repository webhooks". */
export function githubWebhooks(ask: Ask, baseUrl: BaseUrl, fullName: string): WebhookCalls {
  const request = createWebhookRequest(ask, fullName);
  const webhooksPage = `${baseUrl.href}/${encodedPath(fullName)}/settings/hooks`;
  return {
    events: githubWebhookEvents,
    selfHosted: deploymentOf(baseUrl) === 'server',
    urlChangeDropsSecret: false,
    webhooksPage,
    deliveriesPage: ({ id }) => `${webhooksPage}/${encodeURIComponent(id)}?tab=deliveries`,
    list: (page, signal) => list(request, page, signal),
    add: (draft, signal) => add(request, draft, signal),
    edit: (webhook, draft, signal) => edit(request, webhook, draft, signal),
    setActive: (webhook, active, signal) => change(request, webhook, { active }, signal),
    async ping(webhook, signal) {
      await request('POST', `${at(webhook)}/pings`, signal);
      return { kind: 'sent' };
    },
    /** GitHub sends the latest push once more, whatever the webhook is for. */
    async test(webhook, _event, signal) {
      await request('POST', `${at(webhook)}/tests`, signal);
      return { kind: 'sent' };
    },
    deliveries: (webhook, page, signal) => deliveries(request, webhook, page, signal),
    async redeliver(webhook, { id }, signal) {
      await request('POST', `${at(webhook)}/deliveries/${encodeURIComponent(id)}/attempts`, signal);
      return { kind: 'sent' };
    },
    async remove(webhook, signal) {
      await request('DELETE', at(webhook), signal);
    },
  };
}

const at = ({ id }: Webhook) => `/${encodeURIComponent(id)}`;

async function list(
  request: WebhookRequest,
  page: string | undefined,
  signal: AbortSignal,
): Promise<WebhookPage> {
  const { json, headers } = await request('GET', '', signal, { query: { per_page: '100', page } });
  const next = pageNumber(readLinks(headers.get('link') ?? undefined).get('next'));
  return {
    webhooks: decode(webhooksAnswer, json).map(webhookOf),
    ...(next === undefined ? {} : { next: String(next) }),
  };
}

async function add(
  request: WebhookRequest,
  { url, events, active, secret }: WebhookDraft,
  signal: AbortSignal,
): Promise<Webhook> {
  const config = {
    url,
    content_type: 'json',
    insecure_ssl: '0',
    ...(secret === undefined ? {} : { secret: secret.open() }),
  };
  const body = { name: 'web', active, events, config };
  const { json } = await request('POST', '', signal, { body, secrets: secretsOf(secret) });
  return webhookOf(decode(webhookAnswer, json));
}

/** The address and the secret have an endpoint of their own: a `config` without the secret would remove it. */
async function edit(
  request: WebhookRequest,
  webhook: Webhook,
  { url, events, active, secret }: WebhookDraft,
  signal: AbortSignal,
): Promise<Webhook> {
  if (url !== webhook.url || secret !== undefined) {
    const body = { url, ...(secret === undefined ? {} : { secret: secret.open() }) };
    await request('PATCH', `${at(webhook)}/config`, signal, { body, secrets: secretsOf(secret) });
  }
  return change(request, webhook, { events, active }, signal);
}

async function change(
  request: WebhookRequest,
  webhook: Webhook,
  body: { readonly active: boolean; readonly events?: readonly string[] },
  signal: AbortSignal,
): Promise<Webhook> {
  const { json } = await request('PATCH', at(webhook), signal, { body });
  return webhookOf(decode(webhookAnswer, json));
}

/** Pages follow one another by a cursor. */
async function deliveries(
  request: WebhookRequest,
  webhook: Webhook,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<DeliveryPage> {
  const query = { per_page: '100', cursor };
  const { text, headers } = await request('GET', `${at(webhook)}/deliveries`, signal, { query });
  const link = readLinks(headers.get('link') ?? undefined).get('next');
  const next = link === undefined || !URL.canParse(link) ? null : new URL(link).searchParams.get('cursor');
  return {
    deliveries: decode(deliveriesAnswer, withExactIds(text)).map(deliveryOf),
    ...(next ? { next } : {}),
  };
}
