import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../quickInput/wizard';
import { secretChoiceDetail } from '../words/webhookWords';
import type { DraftAnswers } from './webhookDraft';

export interface SummaryQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** What happens next, in a word or two. */
  readonly verb: string;
}

type Answer = 'send' | 'read';

/** A last look at everything that the host is going to be told. */
export async function askDraftSummary(
  { title, placeholder, verb }: SummaryQuestion,
  { url = '', events = [], secret }: DraftAnswers,
  position: StepPosition,
): Promise<StepOutcome<true>> {
  const fact = (icon: string, label: string, detail: string): ChoiceItem<Answer> => ({
    label,
    detail,
    iconPath: new ThemeIcon(icon),
    value: 'read',
  });
  for (;;) {
    const answer = await askChoice<Answer>({
      title,
      placeholder,
      items: [
        { label: verb, iconPath: new ThemeIcon('check'), value: 'send' },
        { label: l10n.t('what the host is told'), kind: QuickPickItemKind.Separator, value: 'read' },
        fact('radio-tower', l10n.t('URL'), url),
        fact('list-unordered', l10n.t('Events'), events.join(', ')),
        ...(secret === undefined ? [] : [fact('key', l10n.t('Secret'), secretChoiceDetail(secret.kind))]),
      ],
      position,
    });
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'send') return { kind: 'next', value: true };
  }
}
