import { l10n } from 'vscode';
import type { WebhookFacts } from './readWebhooks';
import { sendDraft } from './sendDraft';
import type { Continued } from './continued';
import type { WebhookSession } from './webhookParts';
import { whileAsking } from './whileAsking';

/** Asks for a webhook and adds it. */
export async function addWebhookFlow(session: WebhookSession, facts: WebhookFacts): Promise<Continued> {
  const title = l10n.t('Add Webhook to {0}', session.target.fullName);
  const sent = await sendDraft({
    title,
    facts,
    question: l10n.t('Nothing has happened yet. Add the webhook?'),
    verb: l10n.t('Add Webhook'),
    send: (draft) =>
      whileAsking(session, {
        title,
        placeholder: l10n.t('Adding the webhook…'),
        permission: 'write',
        ask: (webhooks, signal) => webhooks.add(draft, signal),
      }),
  });
  if (sent.kind === 'next') return { kind: 'list', note: l10n.t('{0} is added.', sent.value.url) };
  return { kind: sent.kind === 'cancel' ? 'end' : 'list' };
}
