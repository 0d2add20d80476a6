import {
  env,
  InputBoxValidationSeverity,
  l10n,
  QuickInputButtons,
  ThemeIcon,
  Uri,
  window,
  type QuickInputButton,
} from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { StepOutcome, StepPosition } from './wizard';

/** Something worth knowing about a text, which does not keep it from being accepted. */
export interface Advice {
  readonly sentence: string;
  readonly severity: 'information' | 'warning';
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Hidden as it is typed. Spaces around it are left out, and that is said. */
  readonly password?: boolean;
  readonly position?: StepPosition;
  /** A web page that helps to answer, opened by a button. */
  readonly page?: { readonly label: string; readonly url: string };
  /** Says what is wrong with a text, or nothing. Shown once the user has tried to go on. */
  validate(text: string): string | undefined;
  /** Called on each change. */
  advise?(text: string): Advice | undefined;
}

/** One input box with Back, advice while typing and inline validation. The answer is trimmed. */
export function askText(question: TextQuestion): Promise<StepOutcome<string>> {
  const { prompt, position, page, password = false } = question;
  const box = window.createInputBox();
  const openPage: QuickInputButton | undefined = page && {
    iconPath: new ThemeIcon('link-external'),
    tooltip: page.label,
  };
  const back = position?.canGoBack === true ? [QuickInputButtons.Back] : [];
  box.title = question.title;
  box.prompt = prompt;
  box.placeholder = question.placeholder;
  box.value = question.value ?? '';
  box.password = password;
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
    /** `true`: the text may be accepted. */
    const check = (): boolean => {
      const text = box.value.trim();
      const problem = question.validate(text);
      box.validationMessage = (tried ? problem : undefined) ?? adviceMessage(question.advise?.(text));
      return problem === undefined;
    };
    endings.push(
      box.onDidChangeValue((value) => {
        const trimmed = password && value !== value.trim();
        box.prompt = trimmed ? l10n.t('{0} Spaces around it are left out.', prompt) : prompt;
        check();
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

function adviceMessage(
  advice: Advice | undefined,
): { readonly message: string; readonly severity: InputBoxValidationSeverity } | undefined {
  if (advice === undefined) return undefined;
  const severity =
    advice.severity === 'warning' ? InputBoxValidationSeverity.Warning : InputBoxValidationSeverity.Info;
  return { message: advice.sentence, severity };
}
