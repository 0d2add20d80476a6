import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { askChoice, type ChoiceItem } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { pipelineSummary, placeSummary, webhookSummary } from '../../words/createProjectWords';
import { scopeName } from '../../words/scopeWords';
import type { ProjectPlan } from './projectAnswers';

type Answer = 'create' | 'read';

/** Everything that is about to happen, before any of it does. */
export async function askSummary(
  title: string,
  plan: ProjectPlan,
  refused: string | undefined,
  position: StepPosition,
): Promise<StepOutcome<true>> {
  const { details, provider, existing } = plan;
  const fact = (icon: string, label: string, detail: string): ChoiceItem<Answer> => ({
    label,
    detail,
    iconPath: new ThemeIcon(icon),
    value: 'read',
  });
  for (;;) {
    const answer = await askChoice<Answer>({
      title,
      placeholder: l10n.t('Nothing has happened yet. Create the project?'),
      items: [
        {
          label: existing === undefined ? l10n.t('Create') : l10n.t('Change Existing Project'),
          iconPath: new ThemeIcon('check'),
          value: 'create',
        },
        { label: l10n.t('what happens then'), kind: QuickPickItemKind.Separator, value: 'read' },
        fact('repo', l10n.t('Repository'), l10n.t('{0} uses “{1}”.', details.fullName, provider.name)),
        fact('folder', l10n.t('Folder'), placeSummary(plan.place)),
        fact('file', l10n.t('Pipeline'), pipelineSummary(plan)),
        fact('radio-tower', l10n.t('Webhook'), webhookSummary(plan.webhook, refused)),
        fact('settings-gear', l10n.t('Settings'), scopeName(plan.scope)),
      ],
      position,
    });
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'create') return { kind: 'next', value: true };
  }
}
