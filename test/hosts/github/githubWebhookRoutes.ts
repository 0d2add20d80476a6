import { includes } from '../core/practiceToken';
import { empty, json, type Reply } from '../core/reply';
import { fieldsOf } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import type { Webhook, WebhookDelivery } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';
import { hasScopes, permission } from './githubAccess';
import {
  accepted,
  githubError,
  listReply,
  missingPermission,
  needsLogin,
  notFound,
  type GithubCall,
} from './githubCall';
import { withRepository } from './githubRepositoryRoutes';
import { deliveryBody, deliveryItem, webhookBody, webhookConfig, webhookUrl } from './githubWebhookBodies';
import { githubPing, githubPush } from './githubWebhookDelivery';
import { changedConfig, changedSettings, newSettings } from './githubWebhookInput';

type Answer = Reply | Promise<Reply>;

const hooks = '/repos/:owner/:name/hooks';

export const githubWebhookRoutes: readonly RouteEntry<GithubCall, Answer>[] = [
  { pattern: hooks, answer: list },
  { method: 'POST', pattern: hooks, answer: create },
  { pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, 'read', show) },
  { method: 'PATCH', pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, 'write', change) },
  { method: 'DELETE', pattern: `${hooks}/:id`, answer: (call, ...at) => withHook(call, at, 'write', remove) },
  {
    pattern: `${hooks}/:id/config`,
    answer: (call, ...at) => withHook(call, at, 'read', (hook) => json(200, webhookConfig(hook))),
  },
  {
    method: 'PATCH',
    pattern: `${hooks}/:id/config`,
    answer: (call, ...at) => withHook(call, at, 'write', changeConfig),
  },
  {
    method: 'POST',
    pattern: `${hooks}/:id/pings`,
    answer: (call, ...at) => withHook(call, at, 'read', ping),
  },
  {
    method: 'POST',
    pattern: `${hooks}/:id/tests`,
    answer: (call, ...at) => withHook(call, at, 'read', test),
  },
  { pattern: `${hooks}/:id/deliveries`, answer: (call, ...at) => withHook(call, at, 'read', deliveries) },
  { pattern: `${hooks}/:id/deliveries/:delivery`, answer: delivery },
  { method: 'POST', pattern: `${hooks}/:id/deliveries/:delivery/attempts`, answer: redeliver },
];

const readScopes = ['admin:repo_hook', 'public_repo', 'read:repo_hook', 'repo', 'write:repo_hook'];

/** Needs the administration of the repository, and the token a scope or permission for webhooks. */
function administered(
  call: GithubCall,
  owner: string,
  name: string,
  level: 'read' | 'write',
  answer: (found: PracticeRepository) => Answer,
): Answer {
  return withRepository(call, owner, name, (found) => {
    const { token, state } = call;
    if (token === undefined) return needsLogin();
    if (!hasScopes(token)) {
      if (!includes(permission(token, 'repository_hooks'), level))
        return missingPermission(token, `repository_hooks=${level}`);
    } else if (!readScopes.some((scope) => token.scopes.includes(scope))) {
      return { ...notFound(), headers: { ...notFound().headers, ...accepted(readScopes) } };
    }
    const right = token.user === undefined ? 'admin' : state.world.userRight(token.user, found.fullName);
    return includes(right, 'admin') ? answer(found) : notFound();
  });
}

function withHook(
  call: GithubCall,
  [owner = '', name = '', id = '']: readonly string[],
  level: 'read' | 'write',
  answer: (hook: Webhook, call: GithubCall, repository: PracticeRepository) => Answer,
): Answer {
  return administered(call, owner, name, level, (found) => {
    const hook = call.state.webhooks.find(found.fullName, Number(id));
    return hook === undefined ? notFound() : answer(hook, call, found);
  });
}

function list(call: GithubCall, owner: string, name: string): Answer {
  return administered(call, owner, name, 'read', (found) =>
    listReply(
      call,
      call.state.webhooks.of(found.fullName),
      (items) => items.map((one) => webhookBody(call, one)),
      accepted(readScopes),
    ),
  );
}

function create(call: GithubCall, owner: string, name: string): Answer {
  return administered(call, owner, name, 'write', (found) => {
    const { webhooks } = call.state;
    const settings = newSettings(fieldsOf(call.request.body));
    if (settings === undefined) return invalid('Config must contain URL for webhooks');
    const twin = webhooks
      .of(found.fullName)
      .some((one) => one.settings.url === settings.url && overlap(one.settings.events, settings.events));
    if (twin) return invalid('Hook already exists on this repository');
    const hook = webhooks.add(found.fullName, settings);
    // GitHub pings a new webhook by itself.
    if (settings.active) void webhooks.deliver(hook, 'ping', githubPing(hook));
    return json(201, webhookBody(call, hook), { Location: webhookUrl(call, hook) });
  });
}

const show = (hook: Webhook, call: GithubCall): Reply => json(200, webhookBody(call, hook));

function change(hook: Webhook, call: GithubCall): Reply {
  const settings = changedSettings(hook.settings, fieldsOf(call.request.body));
  return settings === undefined
    ? invalid('Config must contain URL for webhooks')
    : json(200, webhookBody(call, call.state.webhooks.change(hook, settings)));
}

function changeConfig(hook: Webhook, call: GithubCall): Reply {
  const settings = changedConfig(hook.settings, fieldsOf(call.request.body));
  return json(200, webhookConfig(call.state.webhooks.change(hook, settings)));
}

function remove(hook: Webhook, call: GithubCall): Reply {
  call.state.webhooks.remove(hook);
  return empty(204);
}

function ping(hook: Webhook, call: GithubCall): Reply {
  void call.state.webhooks.deliver(hook, 'ping', githubPing(hook));
  return empty(204);
}

/** Sends the latest push again, to webhooks that want pushes. */
function test(hook: Webhook, call: GithubCall, repository: PracticeRepository): Reply {
  if (hook.settings.events.includes('push'))
    void call.state.webhooks.deliver(hook, 'push', githubPush(repository));
  return empty(204);
}

/** By a cursor: the number of the delivery that the page before ended with. */
function deliveries(hook: Webhook, call: GithubCall, repository: PracticeRepository): Reply {
  const { query, origin, path } = call.request;
  const size = Math.min(100, Number(query.get('per_page') ?? '30') || 30);
  const cursor = query.get('cursor');
  const start = cursor === null ? 0 : 1 + hook.deliveries.findIndex((one) => String(one.id) === cursor);
  const items = hook.deliveries.slice(start, start + size);
  const last = items.at(-1);
  const more = last !== undefined && start + size < hook.deliveries.length;
  const next = `<${origin}${path}?per_page=${String(size)}&cursor=${String(last?.id)}>; rel="next"`;
  const body = items.map((one) => deliveryItem(one, repository.id));
  return json(200, body, more ? { Link: next } : {});
}

function withDelivery(
  call: GithubCall,
  at: readonly string[],
  answer: (found: WebhookDelivery, hook: Webhook, repository: PracticeRepository) => Answer,
): Answer {
  return withHook(call, at, 'read', (hook, _call, repository) => {
    const found = hook.deliveries.find((one) => String(one.id) === at[3]);
    return found === undefined ? notFound() : answer(found, hook, repository);
  });
}

function delivery(call: GithubCall, ...at: string[]): Answer {
  return withDelivery(call, at, (found, hook, repository) =>
    json(200, deliveryBody(hook, found, repository.id)),
  );
}

function redeliver(call: GithubCall, ...at: string[]): Answer {
  return withDelivery(call, at, (found, hook) => {
    void call.state.webhooks.deliver(hook, found.event, found.payload, found);
    return json(202, {});
  });
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.some((event) => other.includes(event));
}

function invalid(message: string): Reply {
  const { body, ...reply } = githubError(422, 'Validation Failed');
  const errors = [{ resource: 'Hook', code: 'custom', message }];
  const fields: unknown = JSON.parse(body);
  return { ...reply, body: JSON.stringify({ ...Object(fields), errors }) };
}
