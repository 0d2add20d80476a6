import { QuickInputButtons, window } from 'vscode';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';

export interface BusyStep {
  readonly title: string;
  readonly placeholder: string;
  readonly position: StepPosition;
}

/** Shows a list that is still being fetched, with Back and Escape, until `work` settles. What it gives is never lost. */
export function whileBusy<T>(step: BusyStep, work: Promise<T>): Promise<StepOutcome<T>> {
  const pick = window.createQuickPick();
  pick.title = step.title;
  pick.placeholder = step.placeholder;
  pick.busy = true;
  pick.ignoreFocusOut = true;
  pick.step = step.position.step;
  pick.totalSteps = step.position.total;
  pick.buttons = step.position.canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve, reject) => {
    const close = (): void => {
      for (const each of subscriptions) each.dispose();
      pick.dispose();
    };
    const finish = (outcome: StepOutcome<T>): void => {
      close();
      resolve(outcome);
    };
    const subscriptions = [
      pick.onDidTriggerButton(() => {
        finish({ kind: 'back' });
      }),
      pick.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    ];
    pick.show();
    work.then(
      (value) => {
        finish({ kind: 'next', value });
      },
      (cause: unknown) => {
        close();
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      },
    );
  });
}
