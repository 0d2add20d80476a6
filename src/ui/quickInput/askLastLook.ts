import { QuickPickItemKind, ThemeIcon } from 'vscode';
import { askChoice, type ChoiceItem } from './askChoice';
import type { StepOutcome, StepPosition } from './wizard';

export interface LastLook {
  readonly title: string;
  readonly placeholder: string;
  /** What happens next, in a word or two. */
  readonly verb: string;
  /** What the facts are, above them. */
  readonly caption: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  /** Name of a codicon. */
  readonly icon: string;
  readonly label: string;
  readonly detail: string;
}

type Answer = 'goOn' | 'read';

/** Everything that is about to happen, before any of it does. Choosing a fact changes nothing. */
export async function askLastLook(
  { title, placeholder, verb, caption, facts }: LastLook,
  position: StepPosition,
): Promise<StepOutcome<true>> {
  const items: readonly ChoiceItem<Answer>[] = [
    { label: verb, iconPath: new ThemeIcon('check'), value: 'goOn' },
    { label: caption, kind: QuickPickItemKind.Separator, value: 'read' },
    ...facts.map(({ icon, label, detail }) => ({
      label,
      detail,
      iconPath: new ThemeIcon(icon),
      value: 'read' as const,
    })),
  ];
  for (;;) {
    const answer = await askChoice<Answer>({ title, placeholder, items, position });
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'goOn') return { kind: 'next', value: true };
  }
}
