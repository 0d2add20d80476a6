import { l10n } from 'vscode';
import { addWebhookFlow } from '../webhooks/addWebhookFlow';
import { readList, showWebhooks } from '../webhooks/showWebhooks';
import type { WebhookParts } from '../webhooks/webhookParts';
import { openWebhooks } from './manageWebhooks';

/**
 * Adds a webhook to a repository, and shows those that it has then. They are read first: a permission that is missing
 * is told before anything is asked for.
 *
 * @param argument as `manageWebhooks` takes it
 */
export async function addWebhook(parts: WebhookParts, argument: unknown): Promise<void> {
  await openWebhooks(parts, argument, l10n.t('Add Webhook'), 'write', async (target, canGoBack) => {
    const session = { parts, target };
    const list = await readList(session, canGoBack);
    if (list.kind !== 'next') return list.kind === 'back' ? 'back' : 'end';
    const added = await addWebhookFlow(session, list.value.facts);
    if (added.kind === 'end') return 'end';
    return showWebhooks(session, canGoBack, added.note);
  });
}
