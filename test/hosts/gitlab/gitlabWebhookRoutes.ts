import { includes } from '../core/practiceToken';
import { empty, json, type Reply } from '../core/reply';
import { fieldsOf } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import type { Webhook, WebhookDelivery } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';
import {
  isAtLeast,
  listReply,
  memberRight,
  message,
  signedIn,
  type GitlabCall,
  type Needs,
} from './gitlabCall';
import { withProject } from './gitlabProjectRoutes';
import { gitlabPush } from './gitlabWebhookDelivery';
import { changedSettings, newSettings, webhookFlags } from './gitlabWebhookInput';

type Answer = Reply | Promise<Reply>;

const hooks = '/projects/:id/hooks';
const reading: Needs = { scopes: ['api', 'read_api'], permission: 'read_webhook' };
const writing: Needs = { scopes: ['api'], permission: 'admin_webhook' };

export const gitlabWebhookRoutes: readonly RouteEntry<GitlabCall, Answer>[] = [
  { pattern: hooks, answer: list },
  { method: 'POST', pattern: hooks, answer: create },
  { pattern: `${hooks}/:hook`, answer: (call, ...at) => withHook(call, at, reading, show) },
  { method: 'PUT', pattern: `${hooks}/:hook`, answer: (call, ...at) => withHook(call, at, writing, change) },
  {
    method: 'DELETE',
    pattern: `${hooks}/:hook`,
    answer: (call, ...at) => withHook(call, at, writing, remove),
  },
  { method: 'POST', pattern: `${hooks}/:hook/test/:trigger`, answer: test },
  { pattern: `${hooks}/:hook/events`, answer: (call, ...at) => withHook(call, at, reading, events) },
  { method: 'POST', pattern: `${hooks}/:hook/events/:event/resend`, answer: resend },
];

/** Needs the role Maintainer, for which the practice host has its highest right. */
function maintained(
  call: GitlabCall,
  id: string,
  needs: Needs,
  answer: (found: PracticeRepository) => Answer,
): Answer {
  return signedIn<Answer>(call, needs, () =>
    withProject<Answer>(call, id, (found) =>
      includes(memberRight(call, found.fullName), 'admin') ? answer(found) : message(403, '403 Forbidden'),
    ),
  );
}

function withHook(
  call: GitlabCall,
  [id = '', hookId = '']: readonly string[],
  needs: Needs,
  answer: (hook: Webhook, call: GitlabCall, project: PracticeRepository) => Answer,
): Answer {
  return maintained(call, id, needs, (found) => {
    const hook = call.state.webhooks.find(found.fullName, Number(hookId));
    return hook === undefined ? message(404, '404 Not found') : answer(hook, call, found);
  });
}

function list(call: GitlabCall, id: string): Answer {
  return maintained(call, id, reading, (found) =>
    listReply(call, call.state.webhooks.of(found.fullName), (one) => body(call, one, found)),
  );
}

function create(call: GitlabCall, id: string): Answer {
  return maintained(call, id, writing, (found) => {
    const settings = newSettings(inputOf(call), isAtLeast(call, 19, 0));
    if (settings === undefined) return json(400, { error: 'url is missing' });
    if (!/^https?:\/\//.test(settings.url)) return json(422, { error: 'Invalid url given' });
    return json(201, body(call, call.state.webhooks.add(found.fullName, settings), found));
  });
}

const show = (hook: Webhook, call: GitlabCall, project: PracticeRepository): Reply =>
  json(200, body(call, hook, project));

function change(hook: Webhook, call: GitlabCall, project: PracticeRepository): Reply {
  const settings = changedSettings(hook.settings, inputOf(call), isAtLeast(call, 19, 0));
  return json(200, body(call, call.state.webhooks.change(hook, settings), project));
}

function remove(hook: Webhook, call: GitlabCall): Reply {
  call.state.webhooks.remove(hook);
  return empty(204);
}

/** Five a minute and webhook; answers when the receiver has. */
function test(call: GitlabCall, ...at: string[]): Answer {
  if (!isAtLeast(call, 16, 11)) return noEndpoint();
  return withHook(call, at, writing, async (hook, _call, project) => {
    const trigger = at[2] ?? '';
    if (!webhookFlags.some((flag) => flag === trigger)) return json(400, { error: 'trigger is invalid' });
    const { usage } = call.memory;
    const key = `webhook ${String(hook.id)} ${String(Math.floor(call.state.now() / 60_000))}`;
    const count = (usage.get(key) ?? 0) + 1;
    usage.set(key, count);
    if (count > 5) {
      const error = 'This endpoint has been requested too many times. Try again later.';
      return json(429, { message: { error } });
    }
    const delivery = await call.state.webhooks.deliver(hook, trigger, gitlabPush(project));
    return delivery.outcome === 'OK' ? message(201, '201 Created') : message(422, delivery.outcome);
  });
}

function events(hook: Webhook, call: GitlabCall): Reply {
  if (!isAtLeast(call, 17, 3)) return noEndpoint();
  return listReply(call, hook.deliveries, (one) => eventBody(hook, one));
}

function resend(call: GitlabCall, ...at: string[]): Answer {
  if (!isAtLeast(call, 17, 3)) return noEndpoint();
  return withHook(call, at, writing, async (hook) => {
    const found = hook.deliveries.find((one) => String(one.id) === at[2]);
    if (found === undefined) return message(404, '404 Not found');
    const { status, outcome } = await call.state.webhooks.deliver(hook, found.event, found.payload, found);
    return status === 0 ? message(422, outcome) : json(201, { response_status: status });
  });
}

/** What a version says to an endpoint that came with a later one. */
const noEndpoint = (): Reply => json(404, { error: '404 Not Found' });

/** The body's fields, or those of the query, which GitLab takes as well. */
function inputOf({ request }: GitlabCall) {
  return { ...Object.fromEntries(request.query), ...fieldsOf(request.body) };
}

/** No secret is ever told; that there is a signing token is, by servers that know it. */
function body(call: GitlabCall, hook: Webhook, project: PracticeRepository) {
  const { settings, deliveries } = hook;
  const failing = deliveries.slice(0, 4).filter((one) => one.outcome !== 'OK').length >= 4;
  return {
    id: hook.id,
    url: settings.url,
    name: settings.name ?? null,
    description: null,
    project_id: project.id,
    ...Object.fromEntries(webhookFlags.map((flag) => [flag, settings.events.includes(flag)])),
    push_events_branch_filter: '',
    branch_filter_strategy: 'wildcard',
    enable_ssl_verification: settings.verifyTls,
    alert_status: failing ? 'temporarily_disabled' : 'executable',
    disabled_until: failing ? new Date((deliveries[0]?.at ?? 0) + 60_000).toISOString() : null,
    url_variables: [],
    custom_headers: [],
    custom_webhook_template: null,
    created_at: new Date(hook.createdAt).toISOString(),
    ...(isAtLeast(call, 19, 0) ? { signing_token_present: settings.signingKey !== undefined } : {}),
  };
}

function eventBody(hook: Webhook, delivery: WebhookDelivery) {
  return {
    id: delivery.id,
    url: hook.settings.url,
    trigger: delivery.event.replace(/_events$/, '_hooks'),
    request_headers: { ...delivery.headers, 'X-Gitlab-Token': '[REDACTED]' },
    request_data: delivery.payload,
    response_headers: delivery.responseHeaders,
    response_body: delivery.responseBody,
    execution_duration: delivery.durationMs / 1000,
    response_status: delivery.status === 0 ? 'internal error' : String(delivery.status),
  };
}
