import { QuickInputButtons, window, type QuickPickItem } from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { StepOutcome, StepPosition } from './wizard';

export interface ChoiceItem<T> extends QuickPickItem {
  readonly value: T;
}

export interface ChoiceQuestion<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly ChoiceItem<T>[];
  readonly active?: T;
  readonly position?: StepPosition;
  /** Gives up after this many milliseconds. */
  readonly timeoutMs?: number;
}

/** One quick pick with Back. */
export function askChoice<T>(question: ChoiceQuestion<T>): Promise<StepOutcome<T>> {
  const { position } = question;
  const pick = window.createQuickPick<ChoiceItem<T>>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.items = question.items;
  if ('active' in question) {
    pick.activeItems = question.items.filter(({ value }) => value === question.active);
  }
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.step = position?.step;
  pick.totalSteps = position?.total;
  pick.buttons = position?.canGoBack === true ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const endings: Ending[] = [];
    const finish = (outcome: StepOutcome<T>): void => {
      for (const ending of endings) ending.dispose();
      pick.dispose();
      resolve(outcome);
    };
    if (question.timeoutMs !== undefined) {
      const timer = setTimeout(() => {
        finish({ kind: 'cancel' });
      }, question.timeoutMs);
      endings.push({
        dispose: () => {
          clearTimeout(timer);
        },
      });
    }
    endings.push(
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item !== undefined) finish({ kind: 'next', value: item.value });
      }),
      pick.onDidTriggerButton(() => {
        finish({ kind: 'back' });
      }),
      pick.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    );
    pick.show();
  });
}
