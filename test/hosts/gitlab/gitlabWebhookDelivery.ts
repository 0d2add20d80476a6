import { createHmac, randomUUID } from 'node:crypto';
import { nullCommit, pushedCommit } from '../core/pushedCommit';
import type { WebhookHeaders } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';

/**
 * The token is sent as it is. A signing token signs after the "Standard Webhooks" scheme: identifier, second and text
 * joined by dots, HMAC-SHA256 under the bytes behind `whsec_`, in base64.
 */
export const gitlabWebhookHeaders: WebhookHeaders = (hook, event, text, guid) => {
  const { secret, signingKey } = hook.settings;
  const second = String(Math.floor(Date.now() / 1000));
  return {
    'User-Agent': 'GitLab/practice',
    'X-Gitlab-Event': eventNames[event] ?? 'System Hook',
    'X-Gitlab-Webhook-UUID': `practice-${String(hook.id)}`,
    'X-Gitlab-Event-UUID': guid,
    'Idempotency-Key': randomUUID(),
    ...(secret === undefined ? {} : { 'X-Gitlab-Token': secret }),
    ...(signingKey === undefined
      ? {}
      : {
          'webhook-id': guid,
          'webhook-timestamp': second,
          'webhook-signature': `v1,${signature(signingKey, `${guid}.${second}.${text}`)}`,
        }),
  };
};

function signature(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64'))
    .update(text)
    .digest('base64');
}

const eventNames: Readonly<Record<string, string>> = {
  push_events: 'Push Hook',
  tag_push_events: 'Tag Push Hook',
  merge_requests_events: 'Merge Request Hook',
  pipeline_events: 'Pipeline Hook',
  job_events: 'Job Hook',
  issues_events: 'Issue Hook',
  note_events: 'Note Hook',
  releases_events: 'Release Hook',
};

export function gitlabPush(project: PracticeRepository) {
  return {
    object_kind: 'push',
    event_name: 'push',
    before: nullCommit,
    after: pushedCommit,
    ref: 'refs/heads/main',
    user_username: 'alice',
    project_id: project.id,
    project: { id: project.id, name: project.name, path_with_namespace: project.fullName },
    commits: [],
    total_commits_count: 0,
  };
}
