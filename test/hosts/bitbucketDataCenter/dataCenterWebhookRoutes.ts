import { includes } from '../core/practiceToken';
import { empty, json, type Reply } from '../core/reply';
import { asFields, fieldsOf, flagIn, textIn, textsIn, type Fields } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import type { Webhook, WebhookSettings } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';
import {
  dataCenterError,
  listReply,
  notPermitted,
  repositoryRight,
  visibleRepository,
  type DataCenterCall,
} from './dataCenterCall';
import { invocationBody, summaryBody, webhookBody } from './dataCenterWebhookBodies';

type Answer = Reply | Promise<Reply>;

const hooks = '/projects/:key/repos/:slug/webhooks';

export const dataCenterWebhookRoutes: readonly RouteEntry<DataCenterCall, Answer>[] = [
  { pattern: hooks, answer: list },
  { method: 'POST', pattern: hooks, answer: create },
  { method: 'POST', pattern: `${hooks}/test`, answer: test },
  { pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, show) },
  { method: 'PUT', pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, change) },
  { method: 'DELETE', pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, remove) },
  { pattern: `${hooks}/:id/latest`, answer: (call, ...at) => withHook(call, at, latest) },
  {
    pattern: `${hooks}/:id/statistics/summary`,
    answer: (call, ...at) => withHook(call, at, (hook) => json(200, summaryBody(hook))),
  },
];

function administered(
  call: DataCenterCall,
  key: string,
  slug: string,
  answer: (found: PracticeRepository) => Answer,
): Answer {
  const found = visibleRepository(call, key, slug);
  if ('kind' in found) return found;
  return includes(repositoryRight(call.state.world, call.token, found), 'admin')
    ? answer(found)
    : notPermitted();
}

function withHook(
  call: DataCenterCall,
  [key = '', slug = '', id = '']: readonly string[],
  answer: (hook: Webhook, call: DataCenterCall) => Answer,
): Answer {
  return administered(call, key, slug, (found) => {
    const hook = call.state.webhooks.find(found.fullName, Number(id));
    return hook === undefined
      ? dataCenterError(404, `Webhook ${id} does not exist.`, 'webhook.NoSuchWebhookException')
      : answer(hook, call);
  });
}

function list(call: DataCenterCall, key: string, slug: string): Answer {
  return administered(call, key, slug, (found) =>
    listReply(call, call.state.webhooks.of(found.fullName), webhookBody),
  );
}

function create(call: DataCenterCall, key: string, slug: string): Answer {
  return administered(call, key, slug, (found) => {
    const settings = settingsIn(fieldsOf(call.request.body));
    return settings === undefined
      ? invalid()
      : json(200, webhookBody(call.state.webhooks.add(found.fullName, settings)));
  });
}

const show = (hook: Webhook): Reply => json(200, webhookBody(hook));

/** Takes the settings whole: what is left out is gone. */
function change(hook: Webhook, call: DataCenterCall): Reply {
  const settings = settingsIn(fieldsOf(call.request.body));
  return settings === undefined
    ? invalid()
    : json(200, webhookBody(call.state.webhooks.change(hook, settings)));
}

function remove(hook: Webhook, call: DataCenterCall): Reply {
  call.state.webhooks.remove(hook);
  return empty(204);
}

/** Calls any URL, and tells how it went; with `webhookId` the one of that webhook with its secret. */
function test(call: DataCenterCall, key: string, slug: string): Answer {
  return administered(call, key, slug, async (found) => {
    const { query } = call.request;
    const known = call.state.webhooks.find(found.fullName, Number(query.get('webhookId') ?? '0'));
    const url = query.get('url') ?? known?.settings.url;
    if (url === undefined) return invalid();
    const settings = { url, events: ['diagnostics:ping'], active: true, verifyTls: true };
    const once = { id: 0, repository: found.fullName, settings, createdAt: 0, updatedAt: 0, deliveries: [] };
    const hook = { ...(known ?? once), settings: { ...(known?.settings ?? settings), url } };
    const delivery = await call.state.webhooks.deliver(hook, 'diagnostics:ping', { test: true });
    const { request, result } = invocationBody(hook, delivery);
    return json(200, { request, response: result });
  });
}

function latest(hook: Webhook): Reply {
  const [last] = hook.deliveries;
  return last === undefined ? empty(204) : json(200, invocationBody(hook, last));
}

function settingsIn(fields: Fields): WebhookSettings | undefined {
  const url = textIn(fields, 'url');
  const name = textIn(fields, 'name');
  if (url === undefined || name === undefined) return undefined;
  const secret = textIn(asFields(fields['configuration']), 'secret');
  return {
    url,
    name,
    events: textsIn(fields, 'events') ?? [],
    active: flagIn(fields, 'active') ?? true,
    verifyTls: flagIn(fields, 'sslVerificationRequired') ?? true,
    ...(secret === undefined ? {} : { secret }),
  };
}

const invalid = (): Reply =>
  dataCenterError(
    400,
    'The name and the URL of a webhook are needed.',
    'validation.ArgumentValidationException',
  );
