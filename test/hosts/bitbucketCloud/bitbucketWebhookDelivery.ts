import { createHmac } from 'node:crypto';
import { pushedCommit } from '../core/pushedCommit';
import type { Webhook, WebhookHeaders } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';
import { uuid } from './bitbucketBodies';

export const webhookId = (hook: Webhook) => uuid(`webhook ${String(hook.id)}`);

/** Source: Bitbucket Cloud, "Event payloads" and "Secure webhooks". */
export const bitbucketWebhookHeaders: WebhookHeaders = (hook, event, text, guid) => ({
  'User-Agent': 'Bitbucket-Webhooks/2.0',
  'X-Event-Key': event,
  'X-Hook-UUID': webhookId(hook).slice(1, -1),
  'X-Request-UUID': guid,
  'X-Attempt-Number': '1',
  ...(hook.settings.secret === undefined
    ? {}
    : {
        'X-Hub-Signature': `sha256=${createHmac('sha256', hook.settings.secret).update(text).digest('hex')}`,
      }),
});

export function bitbucketPush(repository: PracticeRepository) {
  return {
    actor: { type: 'user', nickname: 'alice', uuid: uuid('user alice') },
    repository: { type: 'repository', full_name: repository.fullName, name: repository.name },
    push: {
      changes: [
        { new: { type: 'branch', name: 'main', target: { type: 'commit', hash: pushedCommit } }, old: null },
      ],
    },
  };
}
