import { QuickInputButtons, ThemeIcon, Uri, env, l10n, window, type QuickInputButton } from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { StepOutcome, StepPosition } from './wizard';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  readonly position?: StepPosition;
  /** A web page that helps to answer, opened by a button. */
  readonly page?: { readonly label: string; readonly url: string };
  /** Says what is wrong with a text, or nothing. Called on each change once the user has tried to go on. */
  validate(text: string): string | undefined;
}

/** One input box with Back and inline validation. The answer is trimmed. */
export function askText(question: TextQuestion): Promise<StepOutcome<string>> {
  const { position, page } = question;
  const box = window.createInputBox();
  const openPage: QuickInputButton | undefined = page && {
    iconPath: new ThemeIcon('link-external'),
    tooltip: page.label,
  };
  const back = position?.canGoBack === true ? [QuickInputButtons.Back] : [];
  box.title = question.title;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = question.value ?? '';
  box.password = question.password ?? false;
  box.ignoreFocusOut = true;
  box.step = position?.step;
  box.totalSteps = position?.total;
  box.buttons = openPage === undefined ? back : [...back, openPage];
  return new Promise((resolve) => {
    const endings: Ending[] = [];
    let tried = false;
    const finish = (outcome: StepOutcome<string>): void => {
      for (const ending of endings) ending.dispose();
      box.dispose();
      resolve(outcome);
    };
    const check = (): boolean => {
      const message = question.validate(box.value.trim());
      box.validationMessage = message;
      return message === undefined;
    };
    endings.push(
      box.onDidChangeValue(() => {
        if (tried) check();
        else if (question.password === true && box.value !== box.value.trim()) {
          box.prompt = l10n.t('{0} Spaces around it are left out.', question.prompt);
        }
      }),
      box.onDidAccept(() => {
        tried = true;
        if (check()) finish({ kind: 'next', value: box.value.trim() });
      }),
      box.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) finish({ kind: 'back' });
        else if (page !== undefined) void env.openExternal(Uri.parse(page.url, true));
      }),
      box.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    );
    box.show();
  });
}
