import { l10n } from 'vscode';
import type { Webhook } from '../../core/webhook/webhook';
import type { WebhookFacts } from './readWebhooks';
import { continued, type ActionDone } from './continued';
import { sendDraft } from './sendDraft';
import { changesNothing } from './webhookDraft';
import type { WebhookSession } from './webhookParts';
import { whileAsking } from './whileAsking';

/** Asks what is to change of a webhook; where nothing is, the host is not asked. */
export async function editWebhookFlow(
  session: WebhookSession,
  facts: WebhookFacts,
  before: Webhook,
): Promise<ActionDone> {
  const title = l10n.t('Edit Webhook of {0}', session.target.fullName);
  const sent = await sendDraft({
    title,
    facts,
    before,
    question: l10n.t('Nothing has happened yet. Save the changes?'),
    verb: l10n.t('Save Changes'),
    send: async (draft) =>
      changesNothing(before, draft)
        ? { kind: 'next', value: before }
        : whileAsking(session, {
            title,
            placeholder: l10n.t('Changing the webhook…'),
            permission: 'write',
            ask: (webhooks, signal) => webhooks.edit(before, draft, signal),
          }),
  });
  return continued(sent, (webhook) =>
    webhook === before
      ? { kind: 'stay', note: l10n.t('Nothing was changed.') }
      : { kind: 'stay', webhook, note: l10n.t('The webhook is changed.') },
  );
}
