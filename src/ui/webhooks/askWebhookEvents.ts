import { l10n, QuickInputButtons, window } from 'vscode';
import type { WebhookEvents } from '../../core/webhook/webhook';
import type { ChoiceItem } from '../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { eventKindLabel } from '../words/webhookWords';
import { eventChoices } from './eventChoices';

/**
 * The events at which the host calls, by its own names, at least one; what starts a pipeline is picked where nothing
 * was `chosen` before.
 */
export function askWebhookEvents(
  title: string,
  events: WebhookEvents,
  chosen: readonly string[] | undefined,
  position: StepPosition,
): Promise<StepOutcome<readonly string[]>> {
  const choices = eventChoices(events, chosen);
  const rows = choices.map(({ name, kind }): ChoiceItem<string> => ({
    label: name,
    ...(kind !== undefined && { description: eventKindLabel(kind) }),
    value: name,
  }));
  const pick = window.createQuickPick<ChoiceItem<string>>();
  pick.title = title;
  pick.placeholder = l10n.t('At which events is it called?');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = rows;
  pick.selectedItems = rows.filter((_, index) => choices[index]?.picked === true);
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
        const names = pick.selectedItems.map(({ value }) => value);
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
