import { includes } from '../core/practiceToken';
import { empty, json, type Reply } from '../core/reply';
import { fieldsOf, flagIn, textIn, textsIn, type Fields } from '../core/requestBody';
import type { RouteEntry } from '../core/routeTable';
import type { Webhook, WebhookSettings } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';
import { repositoryBody } from './bitbucketBodies';
import {
  badToken,
  bitbucketError,
  deleteWebhook,
  hiddenRepository,
  isVisible,
  listReply,
  missingScope,
  readWebhook,
  writeWebhook,
  type BitbucketCall,
  type Needed,
} from './bitbucketCall';
import { webhookId } from './bitbucketWebhookDelivery';

const hooks = '/repositories/:workspace/:slug/hooks';

/** There is no ping and no log of deliveries. */
export const bitbucketWebhookRoutes: readonly RouteEntry<BitbucketCall, Reply>[] = [
  { pattern: hooks, answer: list },
  { method: 'POST', pattern: hooks, answer: create },
  { pattern: `${hooks}/:uid`, answer: (call, ...at) => withHook(call, at, readWebhook, show) },
  {
    method: 'PUT',
    pattern: `${hooks}/:uid`,
    answer: (call, ...at) => withHook(call, at, writeWebhook, change),
  },
  {
    method: 'DELETE',
    pattern: `${hooks}/:uid`,
    answer: (call, ...at) => withHook(call, at, deleteWebhook, remove),
  },
];

/** The user administers the repository, and the token has the scope; deleting has one of its own. */
function administered(
  call: BitbucketCall,
  workspace: string,
  slug: string,
  needed: Needed,
  answer: (found: PracticeRepository) => Reply,
): Reply {
  const { token, state } = call;
  if (token === undefined) return badToken();
  const refusal = missingScope(token, needed);
  if (refusal !== undefined) return refusal;
  const found = state.world.repository(`${workspace}/${slug}`);
  if (found === undefined || !isVisible(call, found)) return bitbucketError(404, hiddenRepository);
  const right = token.user === undefined ? 'admin' : state.world.userRight(token.user, found.fullName);
  return includes(right, 'admin')
    ? answer(found)
    : bitbucketError(403, 'Your credentials do not have permission to administer this repository.');
}

function withHook(
  call: BitbucketCall,
  [workspace = '', slug = '', uid = '']: readonly string[],
  needed: Needed,
  answer: (hook: Webhook, call: BitbucketCall, repository: PracticeRepository) => Reply,
): Reply {
  return administered(call, workspace, slug, needed, (found) => {
    const bare = (text: string) => text.replace(/[{}]/g, '');
    const hook = call.state.webhooks.of(found.fullName).find((one) => bare(webhookId(one)) === bare(uid));
    return hook === undefined
      ? bitbucketError(404, `Webhook '${uid}' does not exist.`)
      : answer(hook, call, found);
  });
}

function list(call: BitbucketCall, workspace: string, slug: string): Reply {
  return administered(call, workspace, slug, readWebhook, (found) =>
    listReply(call, call.state.webhooks.of(found.fullName), (one) => body(call, one, found)),
  );
}

function create(call: BitbucketCall, workspace: string, slug: string): Reply {
  return administered(call, workspace, slug, writeWebhook, (found) => {
    const empty = { url: '', events: [], active: false, verifyTls: true };
    const settings = changed(empty, fieldsOf(call.request.body));
    const hook = 'kind' in settings ? settings : call.state.webhooks.add(found.fullName, settings);
    return 'kind' in hook ? hook : json(201, body(call, hook, found));
  });
}

const show = (hook: Webhook, call: BitbucketCall, repository: PracticeRepository): Reply =>
  json(200, body(call, hook, repository));

function change(hook: Webhook, call: BitbucketCall, repository: PracticeRepository): Reply {
  const settings = changed(hook.settings, fieldsOf(call.request.body));
  return 'kind' in settings
    ? settings
    : json(200, body(call, call.state.webhooks.change(hook, settings), repository));
}

function remove(hook: Webhook, call: BitbucketCall): Reply {
  call.state.webhooks.remove(hook);
  return empty(204);
}

/** A secret that is left out stays, one that is `null` is removed. */
function changed(before: WebhookSettings, fields: Fields): WebhookSettings | Reply {
  const url = textIn(fields, 'url') ?? before.url;
  const events = textsIn(fields, 'events') ?? before.events;
  const secret = textIn(fields, 'secret');
  if (url === '' || events.length === 0)
    return bitbucketError(400, 'Bad request', 'url and events are needed');
  if (secret !== undefined && secret.length > 128)
    return bitbucketError(400, 'Bad request', 'secret is too long');
  const { secret: oldSecret, ...kept } = before;
  const name = textIn(fields, 'description');
  const skip = flagIn(fields, 'skip_cert_verification');
  const newSecret = secret ?? (fields['secret'] === null ? undefined : oldSecret);
  return {
    ...kept,
    url,
    events,
    active: flagIn(fields, 'active') ?? before.active,
    verifyTls: skip === undefined ? before.verifyTls : !skip,
    ...(name === undefined ? {} : { name }),
    ...(newSecret === undefined ? {} : { secret: newSecret }),
  };
}

/** Schema `webhook_subscription`, which tells only that there is a secret. */
function body(call: BitbucketCall, hook: Webhook, repository: PracticeRepository) {
  const { settings } = hook;
  const self = `${call.api}/repositories/${repository.fullName}/hooks/${encodeURIComponent(webhookId(hook))}`;
  return {
    type: 'webhook_subscription',
    uuid: webhookId(hook),
    url: settings.url,
    description: settings.name ?? '',
    subject_type: 'repository',
    subject: repositoryBody(call, repository),
    active: settings.active,
    created_at: new Date(hook.createdAt).toISOString(),
    events: settings.events,
    secret_set: settings.secret !== undefined,
    skip_cert_verification: !settings.verifyTls,
    read_only: false,
    source: null,
    links: { self: { href: self } },
  };
}
