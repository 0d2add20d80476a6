import { l10n, ThemeIcon } from 'vscode';
import type { Delivery } from '../../core/webhook/webhook';
import { openPage } from '../commands/openPages';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { deliveryResultLabel, trialSentence } from '../words/webhookWords';
import { noSteps } from './noSteps';
import type { ListedWebhook } from './readWebhooks';
import type { Continued } from './continued';
import type { WebhookSession } from './webhookParts';
import { whileAsking } from './whileAsking';

/** One delivery, which the host sends once more where it can. */
export async function showDelivery(
  session: WebhookSession,
  { webhook, deliveriesPage }: ListedWebhook,
  delivery: Delivery,
): Promise<Continued> {
  const { parts, target } = session;
  const { baseUrl } = target.provider;
  const title = l10n.t('Delivery of {0}', delivery.event);
  const canRepeat =
    target.host.capabilities(baseUrl).webhooks.includes('redeliver') &&
    parts.directory.policy().refuses('write', baseUrl) === undefined;
  const repeat: ChoiceItem<'repeat' | 'page'> = {
    label: l10n.t('Redeliver'),
    iconPath: new ThemeIcon('debug-restart'),
    value: 'repeat',
  };
  const page: ChoiceItem<'repeat' | 'page'> = {
    label: l10n.t('Open Deliveries on the Web'),
    iconPath: new ThemeIcon('link-external'),
    value: 'page',
  };
  const choice = await askChoice({
    title,
    placeholder: deliveryResultLabel(delivery),
    items: [...(canRepeat ? [repeat] : []), page],
    position: noSteps(true),
  });
  if (choice.kind !== 'next') return { kind: choice.kind === 'back' ? 'list' : 'end' };
  if (choice.value === 'page') {
    await openPage(deliveriesPage);
    return { kind: 'end' };
  }
  const asked = await whileAsking(session, {
    title,
    placeholder: l10n.t('Asking the host to call the receiver…'),
    permission: 'write',
    ask: (webhooks, signal) => webhooks.redeliver(webhook, delivery, signal),
  });
  if (asked.kind === 'next') return { kind: 'list', note: trialSentence(asked.value) };
  return { kind: asked.kind === 'cancel' ? 'end' : 'list' };
}
