import { l10n, window } from 'vscode';
import type { Webhook } from '../../core/webhook/webhook';
import type { WebhookTarget } from './webhookParts';

/** `true`: the webhook is to go. */
export async function confirmDelete({ fullName }: WebhookTarget, { url }: Webhook): Promise<boolean> {
  const verb = l10n.t('Delete');
  const detail = l10n.t(
    '{url} is no longer called when something happens in {repository}. Its secret and its deliveries go with it.',
    { url, repository: fullName },
  );
  const answer = await window.showWarningMessage(
    l10n.t('Delete the webhook?'),
    { modal: true, detail },
    verb,
  );
  return answer === verb;
}
