import type { WebhookEvents } from '../../core/webhook/webhook';

/** Flags of a project's webhook. Source: GitLab's REST API, "Project webhooks". */
export const gitlabWebhookEvents: WebhookEvents = {
  names: [
    'push_events',
    'tag_push_events',
    'merge_requests_events',
    'note_events',
    'confidential_note_events',
    'issues_events',
    'confidential_issues_events',
    'pipeline_events',
    'job_events',
    'deployment_events',
    'releases_events',
    'milestone_events',
    'wiki_page_events',
    'feature_flag_events',
    'emoji_events',
    'resource_access_token_events',
    'repository_update_events',
  ],
  common: {
    push: ['push_events'],
    pullRequest: ['merge_requests_events'],
    tag: ['tag_push_events'],
    pipeline: ['pipeline_events'],
    comment: ['note_events'],
  },
};
