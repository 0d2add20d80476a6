import { l10n, QuickInputButtons, ThemeIcon, window } from 'vscode';
import { checkWebhookUrl } from '../../../core/webhook/checkWebhookUrl';
import type { WebhookEventKind, WebhookEvents } from '../../../core/webhook/webhook';
import { askChoice, type ChoiceItem } from '../../quickInput/askChoice';
import { askText } from '../../quickInput/askText';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { eventKindLabel, webhookUrlSentence } from '../../words/webhookWords';

/** The URL that the host is to call; empty for none. */
export function askWebhookUrl(
  title: string,
  { url = '', selfHosted }: { readonly url?: string | undefined; readonly selfHosted: boolean },
  position: StepPosition,
): Promise<StepOutcome<string>> {
  return askText({
    title,
    prompt: l10n.t('URL for a webhook, which the host calls at each event. Leave it empty for none.'),
    placeholder: 'https://ci.example.com/hooks',
    value: url,
    position,
    validate: (text) => {
      const problem = text === '' ? undefined : checkWebhookUrl(text, { selfHosted });
      return problem && webhookUrlSentence(problem);
    },
  });
}

/** Says why there can be no webhook, and goes on without one. */
export function tellNoWebhook(
  title: string,
  sentence: string,
  position: StepPosition,
): Promise<StepOutcome<string>> {
  return askChoice({
    title,
    placeholder: l10n.t('A webhook cannot be added: {0}', sentence),
    items: [{ label: l10n.t('Go On Without a Webhook'), iconPath: new ThemeIcon('arrow-right'), value: '' }],
    position,
  });
}

const kinds: readonly WebhookEventKind[] = ['push', 'pullRequest', 'tag', 'pipeline', 'comment'];
const usualKinds: readonly WebhookEventKind[] = ['push', 'pullRequest', 'tag'];

interface EventRow extends ChoiceItem<readonly string[]> {
  readonly picked: boolean;
}

/** The events at which the host calls, at least one; by the host's own names. */
export function askWebhookEvents(
  title: string,
  { common }: WebhookEvents,
  chosen: readonly string[] | undefined,
  position: StepPosition,
): Promise<StepOutcome<readonly string[]>> {
  const rows = kinds.flatMap((kind): EventRow[] => {
    const names = common[kind];
    if (names === undefined || names.length === 0) return [];
    const picked =
      chosen === undefined ? usualKinds.includes(kind) : names.every((name) => chosen.includes(name));
    return [{ label: eventKindLabel(kind), description: names.join(', '), value: names, picked }];
  });
  const pick = window.createQuickPick<EventRow>();
  pick.title = title;
  pick.placeholder = l10n.t('At which events is it called?');
  pick.canSelectMany = true;
  pick.items = rows;
  pick.selectedItems = rows.filter(({ picked }) => picked);
  pick.ignoreFocusOut = true;
  pick.step = position.step;
  pick.totalSteps = position.total;
  pick.buttons = position.canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const finish = (outcome: StepOutcome<readonly string[]>): void => {
      for (const each of subscriptions) each.dispose();
      pick.dispose();
      resolve(outcome);
    };
    const subscriptions = [
      pick.onDidAccept(() => {
        const names = [...new Set(pick.selectedItems.flatMap(({ value }) => value))];
        if (names.length > 0) finish({ kind: 'next', value: names });
        else pick.placeholder = l10n.t('Choose at least one event.');
      }),
      pick.onDidTriggerButton(() => {
        finish({ kind: 'back' });
      }),
      pick.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    ];
    pick.show();
  });
}
