import { createHmac } from 'node:crypto';
import { nullCommit, pushedCommit } from '../core/pushedCommit';
import type { WebhookHeaders } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';

/** Source: Bitbucket Data Center, "Event payload" and "Manage webhooks". */
export const dataCenterWebhookHeaders: WebhookHeaders = (hook, event, text, guid) => ({
  'User-Agent': 'Atlassian HttpClient (practice)',
  'X-Event-Key': event,
  'X-Request-Id': guid,
  ...(hook.settings.secret === undefined
    ? {}
    : {
        'X-Hub-Signature': `sha256=${createHmac('sha256', hook.settings.secret).update(text).digest('hex')}`,
      }),
});

export function dataCenterPush(repository: PracticeRepository) {
  const ref = { id: 'refs/heads/main', displayId: 'main', type: 'BRANCH' };
  return {
    eventKey: 'repo:refs_changed',
    actor: { name: 'alice', slug: 'alice' },
    repository: {
      id: repository.id,
      slug: repository.name,
      name: repository.name,
      project: { key: repository.organization },
    },
    changes: [{ ref, refId: ref.id, fromHash: nullCommit, toHash: pushedCommit, type: 'ADD' }],
  };
}
