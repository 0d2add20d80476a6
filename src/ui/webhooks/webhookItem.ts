import { l10n, ThemeIcon } from 'vscode';
import type { ChoiceItem } from '../quickInput/askChoice';
import { lastCallLabel, webhookStateLabel } from '../words/webhookWords';
import type { ListedWebhook } from './readWebhooks';

/** A webhook with its state, its events and how the latest call went, all in words. */
export function webhookItem(listed: ListedWebhook): ChoiceItem<ListedWebhook> {
  const { webhook } = listed;
  const state = [webhookStateLabel(webhook), lastCallLabel(listed.lastCall)];
  return {
    label: webhook.url,
    description: state.filter((part) => part !== undefined).join(' · '),
    detail: eventsPhrase(webhook.events),
    iconPath: new ThemeIcon(stateIcon(listed)),
    value: listed,
  };
}

export function eventsPhrase(events: readonly string[]): string {
  return events.length === 0 ? l10n.t('No events') : events.join(', ');
}

function stateIcon({ webhook, lastCall }: ListedWebhook): string {
  if (webhook.stoppedUntil !== undefined) return 'warning';
  if (!webhook.active) return 'circle-slash';
  if (lastCall.kind !== 'called') return 'circle-outline';
  return lastCall.delivery.ok ? 'pass' : 'error';
}
