import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { causesOf, type Diagnosis, type FoundCause } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Treatment } from '../../core/diagnosis/troubleshooting/treatment';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { diagnosisSentence, gravityIcon, gravityLabel, troubleLabel } from '../words/diagnoseWords';
import { causeLabel, causeSentence } from './causeWords';
import { treatmentLabel } from './treatmentLabel';

/** What the user wants after having seen a diagnosis. */
export type NextStep =
  { readonly kind: 'treat'; readonly treatment: Treatment } | { readonly kind: 'open' | 'copy' | 'again' };

type Item = ChoiceItem<NextStep | undefined>;

/** The one sentence, every cause with what helps, and the report. Lines that say something do nothing. */
export async function showDiagnosis(diagnosis: Diagnosis): Promise<NextStep | undefined> {
  const sentence = diagnosisSentence(diagnosis);
  const picked = await askChoice<NextStep | undefined>({
    title: troubleLabel(diagnosis.subject.trouble),
    placeholder: sentence,
    items: [
      ...(causesOf(diagnosis).length === 0 ? [line(sentence, 'pass')] : []),
      ...diagnosis.found.flatMap(causeItems),
      { label: l10n.t('Report'), kind: QuickPickItemKind.Separator, value: undefined },
      step(l10n.t('Open Report'), 'markdown', { kind: 'open' }),
      step(l10n.t('Copy Report'), 'copy', { kind: 'copy' }),
      step(l10n.t('Diagnose Again'), 'refresh', { kind: 'again' }),
    ],
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

function causeItems({ cause, gravity, treatments }: FoundCause): readonly Item[] {
  return [
    {
      ...line(causeLabel(cause), gravityIcon(gravity)),
      description: gravityLabel(gravity),
      detail: causeSentence(cause),
    },
    ...treatments.map((treatment) =>
      step(treatmentLabel(treatment), 'arrow-right', { kind: 'treat', treatment }),
    ),
  ];
}

function line(label: string, icon: string): Item {
  return { label, iconPath: new ThemeIcon(icon), alwaysShow: true, value: undefined };
}

function step(label: string, icon: string, value: NextStep): Item {
  return { label, iconPath: new ThemeIcon(icon), alwaysShow: true, value };
}
