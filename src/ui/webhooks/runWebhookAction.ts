import { l10n } from 'vscode';
import { openPage } from '../commands/openPages';
import { trialSentence } from '../words/webhookWords';
import { confirmDelete } from './confirmDelete';
import { editWebhookFlow } from './editWebhookFlow';
import { triedEvent } from './eventChoices';
import type { ListedWebhook, WebhookFacts } from './readWebhooks';
import { showDeliveries } from './showDeliveries';
import { continued, type ActionDone } from './continued';
import type { WebhookAction } from './webhookActions';
import type { WebhookSession } from './webhookParts';
import { whileAsking, type HostQuestion } from './whileAsking';

const end: ActionDone = { kind: 'end' };

export async function runWebhookAction(
  session: WebhookSession,
  facts: WebhookFacts,
  listed: ListedWebhook,
  action: WebhookAction,
): Promise<ActionDone> {
  const { parts, target } = session;
  const { webhook } = listed;
  const title = l10n.t('Webhook {0}', webhook.url);
  const change = <T>(
    placeholder: string,
    ask: HostQuestion<T>['ask'],
    done: (value: T) => ActionDone,
  ): Promise<ActionDone> =>
    whileAsking(session, { title, placeholder, permission: 'write', ask }).then((asked) =>
      continued(asked, done),
    );

  switch (action) {
    case 'edit':
      return editWebhookFlow(session, facts, webhook);
    case 'enable':
    case 'disable': {
      const active = action === 'enable';
      return change(
        active ? l10n.t('Enabling the webhook…') : l10n.t('Disabling the webhook…'),
        (webhooks, signal) => webhooks.setActive(webhook, active, signal),
        (changed) => ({
          kind: 'stay',
          webhook: changed,
          note: active ? l10n.t('The webhook is active.') : l10n.t('The webhook is inactive.'),
        }),
      );
    }
    case 'ping':
      return change(
        l10n.t('Asking the host to call the receiver…'),
        (webhooks, signal) => webhooks.ping(webhook, signal),
        (trial) => ({ kind: 'stay', note: trialSentence(trial) }),
      );
    case 'test':
      return change(
        l10n.t('Asking the host to call the receiver…'),
        (webhooks, signal) => webhooks.test(webhook, triedEvent(webhook.events, facts.events), signal),
        (trial) => ({ kind: 'stay', note: trialSentence(trial) }),
      );
    case 'deliveries':
      return (await showDeliveries(session, listed)) === 'back' ? { kind: 'stay' } : end;
    case 'openDeliveries':
      await openPage(listed.deliveriesPage);
      return end;
    case 'openPage':
      await openPage(facts.webhooksPage);
      return end;
    case 'diagnose':
      await parts.diagnose?.({
        trouble: 'webhook',
        providerId: target.provider.id,
        repository: target.fullName,
        webhookId: webhook.id,
      });
      return end;
    case 'delete':
      if (!(await confirmDelete(target, webhook))) return { kind: 'stay' };
      return change(
        l10n.t('Deleting the webhook…'),
        (webhooks, signal) => webhooks.remove(webhook, signal),
        () => ({ kind: 'list', note: l10n.t('{0} is deleted.', webhook.url) }),
      );
  }
}
