import { l10n } from 'vscode';
import type { Delivery, DeliveryPage } from '../../core/webhook/webhook';
import { openPage } from '../commands/openPages';
import { askChoice } from '../quickInput/askChoice';
import { deliveryItems, type DeliveryChoice } from './deliveryItems';
import { noSteps } from './noSteps';
import type { ListedWebhook } from './readWebhooks';
import { showDelivery } from './showDelivery';
import type { Left } from './continued';
import type { WebhookSession } from './webhookParts';
import { whileAsking, type Asked } from './whileAsking';

/** What the host has sent, the latest first; more of it, and each once more, where the host can. */
export async function showDeliveries(session: WebhookSession, listed: ListedWebhook): Promise<Left> {
  const title = l10n.t('Deliveries to {0}', listed.webhook.url);
  let deliveries: readonly Delivery[] = [];
  let asked = await readPage(session, listed, title, undefined);
  let note: string | undefined;
  for (;;) {
    if (asked.kind !== 'next') return asked.kind === 'cancel' ? 'end' : 'back';
    const { next, latestOnly = false } = asked.value;
    deliveries = [...deliveries, ...asked.value.deliveries];
    const choice = await askChoice<DeliveryChoice>({
      title,
      placeholder: note ?? countSentence(deliveries.length, next !== undefined, latestOnly),
      items: deliveryItems(deliveries, next !== undefined, session.parts.now()),
      position: noSteps(true),
    });
    note = undefined;
    if (choice.kind !== 'next') return choice.kind === 'back' ? 'back' : 'end';
    if (choice.value === 'page') {
      await openPage(listed.deliveriesPage);
      return 'end';
    }
    if (choice.value !== 'more') {
      const left = await showDelivery(session, listed, choice.value);
      if (left.kind === 'end') return 'end';
      note = left.note;
      deliveries = [];
    }
    asked = await readPage(session, listed, title, choice.value === 'more' ? next : undefined);
  }
}

function readPage(
  session: WebhookSession,
  { webhook }: ListedWebhook,
  title: string,
  page: string | undefined,
): Promise<Asked<DeliveryPage>> {
  return whileAsking(session, {
    title,
    placeholder: l10n.t('Asking the host for the deliveries…'),
    permission: 'read',
    ask: (webhooks, signal) => webhooks.deliveries(webhook, page, signal),
  });
}

function countSentence(count: number, more: boolean, latestOnly: boolean): string {
  if (count === 0) return l10n.t('The host has called nobody yet.');
  if (latestOnly) return l10n.t('The latest delivery; the host’s page has those before it.');
  if (more) return l10n.t('The latest {0} deliveries', count);
  return count === 1 ? l10n.t('1 delivery') : l10n.t('{0} deliveries', count);
}
