import type { WebhookEvents } from '../../../core/webhook/webhook';

/** Events of repositories; tags are pushes, and builds have none. Source: Bitbucket Data Center, "Event payload". */
export const dataCenterWebhookEvents: WebhookEvents = {
  names: [
    'repo:refs_changed',
    'repo:modified',
    'repo:forked',
    'repo:comment:added',
    'repo:comment:edited',
    'repo:comment:deleted',
    'pr:opened',
    'pr:from_ref_updated',
    'pr:modified',
    'pr:reviewer:updated',
    'pr:reviewer:approved',
    'pr:reviewer:unapproved',
    'pr:reviewer:needs_work',
    'pr:merged',
    'pr:declined',
    'pr:deleted',
    'pr:comment:added',
    'pr:comment:edited',
    'pr:comment:deleted',
    'mirror:repo_synchronized',
  ],
  common: {
    push: ['repo:refs_changed'],
    pullRequest: ['pr:opened', 'pr:from_ref_updated', 'pr:merged', 'pr:declined'],
    tag: ['repo:refs_changed'],
    comment: ['pr:comment:added', 'repo:comment:added'],
  },
};
