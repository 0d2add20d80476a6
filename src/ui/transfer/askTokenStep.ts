import {
  env,
  InputBoxValidationSeverity,
  l10n,
  ThemeIcon,
  Uri,
  window,
  type InputBox,
  type QuickInputButton,
} from 'vscode';
import { hasControlCharacter } from '../../core/provider/baseUrl';
import type { Ending } from '../../shared/emitter';
import type { Advice } from '../quickInput/askText';
import { fieldSentence } from '../words/fieldWords';

/** What came of one step: a token, none for this provider, or the end of them all. */
export type TokenStep =
  { readonly kind: 'token'; readonly text: string } | { readonly kind: 'skip' } | { readonly kind: 'cancel' };

export interface TokenStepQuestion {
  readonly title: string;
  readonly prompt: string;
  /** Web pages that help, each with a button. */
  readonly pages: readonly { readonly label: string; readonly icon: string; readonly url: string }[];
  advise(text: string): Advice | undefined;
}

/** Asks for one token of several, with a button that goes on without it. */
export function askTokenStep(question: TokenStepQuestion): Promise<TokenStep> {
  const box = window.createInputBox();
  const skip: QuickInputButton = { iconPath: new ThemeIcon('debug-step-over'), tooltip: l10n.t('Skip') };
  const pages = new Map<QuickInputButton, string>(
    question.pages.map(({ label, icon, url }) => [{ iconPath: new ThemeIcon(icon), tooltip: label }, url]),
  );
  box.title = question.title;
  box.prompt = question.prompt;
  box.password = true;
  box.ignoreFocusOut = true;
  box.buttons = [...pages.keys(), skip];
  return new Promise((resolve) => {
    const endings: Ending[] = [];
    const finish = (step: TokenStep): void => {
      for (const ending of endings) ending.dispose();
      box.dispose();
      resolve(step);
    };
    endings.push(
      box.onDidChangeValue((value) => {
        const trimmed = value !== value.trim();
        box.prompt = trimmed
          ? l10n.t('{0} Spaces around it are left out.', question.prompt)
          : question.prompt;
        advise(box, question);
      }),
      box.onDidAccept(() => {
        const text = box.value.trim();
        const problem = tokenProblem(text);
        if (problem === undefined) finish({ kind: 'token', text });
        else box.validationMessage = problem;
      }),
      box.onDidTriggerButton((button) => {
        const page = pages.get(button);
        if (page === undefined) finish({ kind: 'skip' });
        else void env.openExternal(Uri.parse(page, true));
      }),
      box.onDidHide(() => {
        finish({ kind: 'cancel' });
      }),
    );
    box.show();
  });
}

function advise(box: InputBox, question: TokenStepQuestion): void {
  const advice = question.advise(box.value.trim());
  box.validationMessage = advice && {
    message: advice.sentence,
    severity:
      advice.severity === 'warning' ? InputBoxValidationSeverity.Warning : InputBoxValidationSeverity.Info,
  };
}

function tokenProblem(text: string): string | undefined {
  if (text === '') return l10n.t('Enter a token, or press Skip to go on without it.');
  if (hasControlCharacter(text)) return fieldSentence('controlCharacter');
  return /\s/.test(text) ? l10n.t('A token has no spaces inside. Copy it once more.') : undefined;
}
