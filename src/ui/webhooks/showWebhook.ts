import { l10n, ThemeIcon } from 'vscode';
import { askChoice } from '../quickInput/askChoice';
import { actionIcon, actionLabel, lastCallLabel, webhookStateLabel } from '../words/webhookWords';
import type { ListedWebhook, WebhookFacts } from './readWebhooks';
import { runWebhookAction } from './runWebhookAction';
import { webhookActions } from './webhookActions';
import { eventsPhrase } from './webhookItem';
import type { WebhookSession } from './webhookParts';
import type { Continued } from './continued';
import { noSteps } from './noSteps';

/** One webhook and what can be done with it, until the user leaves it or it is gone. */
export async function showWebhook(
  session: WebhookSession,
  facts: WebhookFacts,
  listed: ListedWebhook,
): Promise<Continued> {
  const { parts, target } = session;
  const { baseUrl } = target.provider;
  let shown = listed;
  let note: string | undefined;
  for (;;) {
    const actions = webhookActions(shown.webhook, {
      operations: target.host.capabilities(baseUrl).webhooks,
      mayWrite: parts.directory.policy().refuses('write', baseUrl) === undefined,
      canDiagnose: parts.diagnose !== undefined,
    });
    const choice = await askChoice({
      title: l10n.t('Webhook {0}', shown.webhook.url),
      placeholder: note ?? stateSentence(shown),
      items: actions.map((action) => ({
        label: actionLabel(action),
        iconPath: new ThemeIcon(actionIcon(action)),
        value: action,
      })),
      position: noSteps(true),
    });
    if (choice.kind !== 'next') return { kind: choice.kind === 'back' ? 'list' : 'end' };
    const done = await runWebhookAction(session, facts, shown, choice.value);
    if (done.kind !== 'stay') return done;
    note = done.note;
    // How calls went before a change says nothing of the webhook as it is.
    if (done.webhook !== undefined) shown = { ...shown, webhook: done.webhook, lastCall: { kind: 'untold' } };
  }
}

function stateSentence({ webhook, lastCall }: ListedWebhook): string {
  const parts = [webhookStateLabel(webhook), lastCallLabel(lastCall), eventsPhrase(webhook.events)];
  return parts.filter((part) => part !== undefined).join(' · ');
}
