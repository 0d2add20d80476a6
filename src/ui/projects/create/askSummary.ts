import { l10n } from 'vscode';
import { askLastLook } from '../../quickInput/askLastLook';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import {
  convertedSentence,
  pipelineSummary,
  placeSummary,
  webhookSummary,
} from '../../words/createProjectWords';
import { scopeName } from '../../words/scopeWords';
import type { ProjectPlan } from './projectAnswers';

/** Everything that is about to happen, before any of it does. */
export function askSummary(
  title: string,
  plan: ProjectPlan,
  refused: string | undefined,
  position: StepPosition,
): Promise<StepOutcome<true>> {
  const { details, provider, existing, converted } = plan;
  const uses = l10n.t('{0} uses “{1}”.', details.fullName, provider.name);
  return askLastLook(
    {
      title,
      placeholder: l10n.t('Nothing has happened yet. Create the project?'),
      verb: existing === undefined ? l10n.t('Create') : l10n.t('Change Existing Project'),
      caption: l10n.t('what happens then'),
      facts: [
        { icon: 'repo', label: l10n.t('Repository'), detail: uses },
        { icon: 'folder', label: l10n.t('Folder'), detail: placeSummary(plan.place, converted) },
        ...(converted === undefined
          ? []
          : [{ icon: 'globe', label: l10n.t('Remote'), detail: convertedSentence(converted) }]),
        { icon: 'file', label: l10n.t('Pipeline'), detail: pipelineSummary(plan) },
        { icon: 'radio-tower', label: l10n.t('Webhook'), detail: webhookSummary(plan.webhook, refused) },
        { icon: 'settings-gear', label: l10n.t('Settings'), detail: scopeName(plan.scope) },
      ],
    },
    position,
  );
}
