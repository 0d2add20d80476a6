import type { Secret } from '../../../core/account/secret';
import type { BaseUrl } from '../../../core/provider/baseUrl';
import type { DeliveryPage, Webhook, WebhookDraft, WebhookPage } from '../../../core/webhook/webhook';
import type { WebhookCalls } from '../../createWebhookClient';
import { splitFullName } from '../../splitFullName';
import { refusal } from '../../transport/answer';
import type { Ask, AskOptions } from '../../transport/ask';
import { decode, decodeIfFits } from '../../transport/decode';
import { HostFailure } from '../../transport/hostFailure';
import { receiverName } from '../receiverName';
import { errorAnswer } from './answers';
import { repositoryPath } from './repositoryPath';
import {
  deliveryOf,
  invocationAnswer,
  testAnswer,
  trialOf,
  webhookAnswer,
  webhookOf,
  webhooksAnswer,
  wholeWebhookAnswer,
} from './webhookAnswers';
import { dataCenterWebhookEvents } from './webhookEvents';

/** Source: Bitbucket Data Center's REST API, "Find webhooks" and what follows it. */
export function dataCenterWebhooks(ask: Ask, baseUrl: BaseUrl, fullName: string): WebhookCalls {
  const hooks = `${repositoryPath(fullName)}/webhooks`;
  const at = ({ id }: Webhook) => `${hooks}/${encodeURIComponent(id)}`;
  const [key, slug] = splitFullName(fullName).map(encodeURIComponent);
  const webhooksPage = `${baseUrl.href}/plugins/servlet/webhooks/projects/${key ?? ''}/repos/${slug ?? ''}`;
  return {
    events: dataCenterWebhookEvents,
    selfHosted: true,
    urlChangeDropsSecret: false,
    webhooksPage,
    deliveriesPage: () => webhooksPage,
    list: (page, signal) => list(ask, hooks, page, signal),
    add: (draft, signal) => add(ask, hooks, draft, signal),
    edit: (webhook, draft, signal) => change(ask, at(webhook), draft, draft.secret, signal),
    setActive: (webhook, active, signal) => change(ask, at(webhook), { active }, undefined, signal),
    /** Calls the webhook's address with a test of the server's own. */
    async test({ id, url }, _event, signal) {
      const answer = await ask('POST', `${hooks}/test`, signal, { query: { webhookId: id, url } });
      return trialOf(decode(testAnswer, answer.json));
    },
    deliveries: (webhook, _page, signal) => latest(ask, at(webhook), signal),
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
  const query = { limit: '100', start: page };
  const { json } = await ask('GET', hooks, signal, { query, fresh: true });
  const { values, start, isLastPage, nextPageStart } = decode(webhooksAnswer, json);
  return {
    webhooks: values.map(webhookOf),
    ...(isLastPage ? {} : { next: String(nextPageStart ?? start + values.length) }),
  };
}

async function add(ask: Ask, hooks: string, draft: WebhookDraft, signal: AbortSignal): Promise<Webhook> {
  const { url, events, active, secret, title } = draft;
  const body = {
    name: title ?? receiverName(url),
    url,
    active,
    events,
    configuration: secret === undefined ? {} : { secret: secret.open() },
    sslVerificationRequired: true,
  };
  return write(ask, 'POST', hooks, { body, secrets: secret === undefined ? [] : [secret] }, signal);
}

/** Reads the settings to write them back: the old secret goes where it came from, and nowhere else. */
async function change(
  ask: Ask,
  path: string,
  wanted: Partial<Omit<WebhookDraft, 'secret'>>,
  newSecret: Secret | undefined,
  signal: AbortSignal,
): Promise<Webhook> {
  const before = decode(wholeWebhookAnswer, (await ask('GET', path, signal, { fresh: true })).json);
  const { secret: oldSecret, ...configuration } = before.configuration ?? {};
  const secret = newSecret ?? oldSecret;
  const url = wanted.url ?? before.url;
  const body = {
    name: wanted.title ?? before.name ?? receiverName(url),
    url,
    active: wanted.active ?? before.active,
    events: wanted.events ?? before.events,
    configuration: { ...configuration, ...(secret === undefined ? {} : { secret: secret.open() }) },
    sslVerificationRequired: before.sslVerificationRequired ?? true,
    ...(before.credentials === undefined ? {} : { credentials: before.credentials }),
  };
  const secrets = [oldSecret, newSecret].flatMap((one) => one ?? []);
  return write(ask, 'PUT', path, { body, secrets }, signal);
}

async function write(
  ask: Ask,
  method: 'POST' | 'PUT',
  path: string,
  options: AskOptions,
  signal: AbortSignal,
): Promise<Webhook> {
  const { status, json } = await ask(method, path, signal, { ...options, accepts: [400, 409] });
  if (status >= 400) {
    const said = decodeIfFits(errorAnswer, json)?.errors[0]?.message ?? undefined;
    throw new HostFailure(refusal('notAccepted', said));
  }
  return webhookOf(decode(webhookAnswer, json));
}

/** A server shows the latest one; before the first its answer is empty. */
async function latest(ask: Ask, path: string, signal: AbortSignal): Promise<DeliveryPage> {
  const { status, json } = await ask('GET', `${path}/latest`, signal);
  return status === 204
    ? { deliveries: [] }
    : { deliveries: [deliveryOf(decode(invocationAnswer, json))], latestOnly: true };
}
