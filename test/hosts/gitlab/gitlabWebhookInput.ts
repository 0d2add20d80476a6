import { flagIn, textIn, type Fields } from '../core/requestBody';
import type { WebhookSettings } from '../core/webhookStore';

/** The flags of events that a webhook has, in the order in which GitLab writes them. */
export const webhookFlags = [
  'push_events',
  'tag_push_events',
  'merge_requests_events',
  'repository_update_events',
  'issues_events',
  'confidential_issues_events',
  'note_events',
  'confidential_note_events',
  'pipeline_events',
  'wiki_page_events',
  'deployment_events',
  'feature_flag_events',
  'job_events',
  'releases_events',
] as const;

const fresh: WebhookSettings = { url: '', events: ['push_events'], active: true, verifyTls: true };

export function newSettings(fields: Fields, signs: boolean): WebhookSettings | undefined {
  return textIn(fields, 'url') === undefined ? undefined : changedSettings(fresh, fields, signs);
}

/** What is not named stays, except that another URL resets both secrets. Older servers know no signing token. */
export function changedSettings(before: WebhookSettings, fields: Fields, signs: boolean): WebhookSettings {
  const url = textIn(fields, 'url') ?? before.url;
  const { secret: oldSecret, signingKey: oldKey, ...kept } = before;
  const moved = url !== before.url;
  const secret = textIn(fields, 'token') ?? (moved ? undefined : oldSecret);
  const signingKey = (signs ? textIn(fields, 'signing_token') : undefined) ?? (moved ? undefined : oldKey);
  const name = textIn(fields, 'name');
  return {
    ...kept,
    url,
    events: webhookFlags.filter((flag) => flagIn(fields, flag) ?? before.events.includes(flag)),
    verifyTls: flagIn(fields, 'enable_ssl_verification') ?? before.verifyTls,
    ...(name === undefined ? {} : { name }),
    ...(secret === undefined ? {} : { secret }),
    ...(signingKey === undefined ? {} : { signingKey }),
  };
}
