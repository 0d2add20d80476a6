import type { WebhookEvents } from '../../../core/webhook/webhook';

/** Events of repositories; tags are pushes. Source: Bitbucket Cloud, "Event payloads". */
export const cloudWebhookEvents: WebhookEvents = {
  names: [
    'repo:push',
    'repo:fork',
    'repo:updated',
    'repo:transfer',
    'repo:commit_comment_created',
    'repo:commit_status_created',
    'repo:commit_status_updated',
    'pullrequest:created',
    'pullrequest:updated',
    'pullrequest:push',
    'pullrequest:approved',
    'pullrequest:unapproved',
    'pullrequest:changes_request_created',
    'pullrequest:changes_request_removed',
    'pullrequest:fulfilled',
    'pullrequest:rejected',
    'pullrequest:comment_created',
    'pullrequest:comment_updated',
    'pullrequest:comment_deleted',
    'pullrequest:comment_resolved',
    'pullrequest:comment_reopened',
    'issue:created',
    'issue:updated',
    'issue:comment_created',
  ],
  common: {
    push: ['repo:push'],
    pullRequest: [
      'pullrequest:created',
      'pullrequest:updated',
      'pullrequest:fulfilled',
      'pullrequest:rejected',
    ],
    tag: ['repo:push'],
    pipeline: ['repo:commit_status_created', 'repo:commit_status_updated'],
    comment: ['pullrequest:comment_created', 'repo:commit_comment_created'],
  },
};
