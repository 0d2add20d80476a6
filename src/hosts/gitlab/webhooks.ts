import type { Secret } from '../../core/account/secret';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { Webhook, WebhookDraft, WebhookPage } from '../../core/webhook/webhook';
import type { WebhookCalls } from '../createWebhookClient';
import { encodedPath } from '../encodedPath';
import type { Ask } from '../transport/ask';
import { decode } from '../transport/decode';
import { HostFailure, settle } from '../transport/hostFailure';
import { isPublicService } from './deployment';
import { webhookAnswer, webhookOf, webhooksAnswer } from './webhookAnswers';
import { readDeliveries, resend, sendTest } from './webhookDeliveries';
import { gitlabWebhookEvents } from './webhookEvents';
import { throwRefusal, told } from './webhookRequests';

/** Source: GitLab's REST API, "Project webhooks". */
export function gitlabWebhooks(ask: Ask, baseUrl: BaseUrl, fullName: string): WebhookCalls {
  const hooks = `/projects/${encodeURIComponent(fullName)}/hooks`;
  const at = ({ id }: Webhook) => `${hooks}/${encodeURIComponent(id)}`;
  const webhooksPage = `${baseUrl.href}/${encodedPath(fullName)}/-/hooks`;
  return {
    events: gitlabWebhookEvents,
    selfHosted: !isPublicService(baseUrl),
    urlChangeDropsSecret: true,
    webhooksPage,
    deliveriesPage: ({ id }) => `${webhooksPage}/${encodeURIComponent(id)}/edit`,
    list: (page, signal) => list(ask, hooks, page, signal),
    add: (draft, signal) => add(ask, hooks, draft, signal),
    edit: (webhook, draft, signal) => edit(ask, at(webhook), webhook, draft, signal),
    test: (webhook, event, signal) => sendTest(ask, at(webhook), event ?? webhook.events[0], signal),
    deliveries: (webhook, page, signal) => readDeliveries(ask, at(webhook), page, signal),
    redeliver: (webhook, { id }, signal) => resend(ask, at(webhook), id, signal),
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
  const { json, headers } = await ask('GET', hooks, signal, { query: { per_page: '100', page } });
  const next = headers.get('x-next-page');
  return { webhooks: decode(webhooksAnswer, json).map(webhookOf), ...(next ? { next } : {}) };
}

/** A server that does not know signing tokens makes a webhook without a secret, which is taken back. */
async function add(ask: Ask, hooks: string, draft: WebhookDraft, signal: AbortSignal): Promise<Webhook> {
  const { url, events, secret, title } = draft;
  const body = {
    url,
    ...flags(events, []),
    enable_ssl_verification: true,
    ...naming(title),
    ...secretIn(secret),
  };
  const secrets = secret === undefined ? [] : [secret];
  const { json } = throwRefusal(await ask('POST', hooks, signal, { body, secrets, accepts: told }));
  const made = decode(webhookAnswer, json);
  if (signs(secret) && made.signing_token_present !== true) {
    await settle(ask('DELETE', `${hooks}/${String(made.id)}`, signal));
    throw tooOldToSign();
  }
  return { ...webhookOf(made), ...(secret === undefined ? {} : { hasSecret: true }) };
}

/** What is not named stays, except that another URL takes the secret with it. */
async function edit(
  ask: Ask,
  path: string,
  webhook: Webhook,
  { url, events, secret, title }: WebhookDraft,
  signal: AbortSignal,
): Promise<Webhook> {
  if (signs(secret)) await requireSigning(ask, path, signal);
  const moved = url !== webhook.url;
  const body = {
    ...(moved ? { url } : {}),
    ...flags(events, webhook.events),
    ...naming(title),
    ...secretIn(secret),
  };
  const secrets = secret === undefined ? [] : [secret];
  const { json } = throwRefusal(await ask('PUT', path, signal, { body, secrets, accepts: told }));
  const changed = webhookOf(decode(webhookAnswer, json));
  if (secret !== undefined) return { ...changed, hasSecret: true };
  return moved ? { ...changed, hasSecret: false } : changed;
}

/** Asked for beforehand: the server would say nothing, and the change would be made without its secret. */
async function requireSigning(ask: Ask, path: string, signal: AbortSignal): Promise<void> {
  const { json } = await ask('GET', path, signal);
  if (decode(webhookAnswer, json).signing_token_present === undefined) throw tooOldToSign();
}

const tooOldToSign = () => new HostFailure({ kind: 'tooOld', needed: '19.0' });

function signs(secret: Secret | undefined): boolean {
  return secret?.open().startsWith('whsec_') ?? false;
}

function secretIn(secret: Secret | undefined) {
  if (secret === undefined) return {};
  return { [signs(secret) ? 'signing_token' : 'token']: secret.open() };
}

const naming = (title: string | undefined) => (title === undefined ? {} : { name: title });

/** Each known event as on or off: one that is left out keeps its state, and pushes are on where nothing is said. */
function flags(wanted: readonly string[], before: readonly string[]): Readonly<Record<string, boolean>> {
  const names = new Set([...gitlabWebhookEvents.names, ...before, ...wanted]);
  return Object.fromEntries([...names].map((name) => [name, wanted.includes(name)]));
}
