import { l10n, ThemeIcon } from 'vscode';
import { errorRemedies } from '../../core/diagnosis/errorRemedies';
import { newToken, type Remedy } from '../../core/diagnosis/remedy';
import { applyRemedy } from '../commands/applyRemedy';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { remedyLabel } from '../words/remedyWords';
import { webhookProblemSentence } from '../words/webhookWords';
import type { WebhookProblem } from './askWebhooks';
import { mayHaveHappened } from './mayHaveHappened';
import { noSteps } from './noSteps';
import type { WebhookSession } from './webhookParts';

type Answer = 'again' | 'list' | { readonly remedy: Remedy };

/** Characters of a placeholder that are seen in any case. */
const longestField = 60;

export interface ToldProblem {
  readonly title: string;
  readonly problem: WebhookProblem;
  /** Something was to be changed. */
  readonly changes: boolean;
  readonly canGoBack: boolean;
}

/**
 * Says why it did not work, with what helps. `list`: what the host has by now is to be shown, because it may have made
 * the change. After a remedy the dialog is over.
 */
export async function tellProblem(
  { parts, target }: WebhookSession,
  { title, problem, changes, canGoBack }: ToldProblem,
): Promise<'again' | 'list' | 'back' | 'cancel'> {
  const sentence = webhookProblemSentence(target, problem);
  const unsure = changes && mayHaveHappened(problem);
  const placeholder = unsure
    ? l10n.t('{0} The change may have been made all the same: look at the webhooks first.', sentence)
    : sentence;
  const first: ChoiceItem<Answer> = unsure
    ? { label: l10n.t('Show Webhooks'), iconPath: new ThemeIcon('list-unordered'), value: 'list' }
    : { label: l10n.t('Try Again'), iconPath: new ThemeIcon('refresh'), value: 'again' };
  const remedies = problemRemedies(problem).map((remedy): ChoiceItem<Answer> => ({
    label: remedyLabel(remedy),
    iconPath: new ThemeIcon('arrow-right'),
    value: { remedy },
  }));
  const answer = await askChoice<Answer>({
    title,
    placeholder,
    // The field cuts a long sentence off, which stands in full where there is room for it.
    items: [placeholder.length > longestField ? { ...first, detail: placeholder } : first, ...remedies],
    position: noSteps(canGoBack),
  });
  if (answer.kind !== 'next') return answer.kind;
  if (typeof answer.value === 'string') return answer.value;
  await applyRemedy(parts, answer.value.remedy, target.provider);
  return 'cancel';
}

/** A test of the connection is not what was wanted: trying again is offered here. */
export function problemRemedies(problem: WebhookProblem): readonly Remedy[] {
  switch (problem.kind) {
    case 'refused':
      return [];
    case 'gone':
      return [{ kind: 'activate' }];
    case 'tokenMissing':
    case 'deadToken':
      return newToken.toReversed();
    case 'host':
      return problem.error.kind === 'notFound'
        ? newToken
        : errorRemedies(problem.error).filter(({ kind }) => kind !== 'testAgain');
  }
}
