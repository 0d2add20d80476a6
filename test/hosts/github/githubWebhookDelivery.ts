import { createHmac } from 'node:crypto';
import { nullCommit, pushedCommit } from '../core/pushedCommit';
import type { Webhook, WebhookHeaders } from '../core/webhookStore';
import type { PracticeRepository } from '../core/world';

/** Source: GitHub, "Webhook events and payloads" and "Validating webhook deliveries". */
export const githubWebhookHeaders: WebhookHeaders = (hook, event, text, guid) => {
  const { secret, contentType } = hook.settings;
  // The signature is over the body as it is sent, which for a form is the encoded one.
  const sent = contentType === 'form' ? new URLSearchParams({ payload: text }).toString() : text;
  return {
    'User-Agent': 'GitHub-Hookshot/practice',
    'X-GitHub-Event': event,
    'X-GitHub-Delivery': guid,
    'X-GitHub-Hook-ID': String(hook.id),
    ...(secret === undefined
      ? {}
      : { 'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(sent).digest('hex')}` }),
  };
};

export function githubPush(repository: PracticeRepository) {
  return {
    ref: 'refs/heads/main',
    before: nullCommit,
    after: pushedCommit,
    repository: { id: repository.id, full_name: repository.fullName, private: repository.private },
    pusher: { name: 'alice', email: 'alice@acme.example' },
    commits: [],
  };
}

export function githubPing(hook: Webhook) {
  const { active, events } = hook.settings;
  return { zen: 'Practice makes perfect.', hook_id: hook.id, hook: { id: hook.id, active, events } };
}
