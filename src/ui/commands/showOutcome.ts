import { l10n } from 'vscode';
import type { TestedProvider } from '../../core/diagnosis/testMany';
import { applyRemedy, type ApplyRemedyParts } from './applyRemedy';
import { outcomeItems, outcomeTitle } from './reportItems';
import { openReportPick } from './reportPick';

/** Shows what came of a test that is over, with its remedies. */
export async function showOutcome(
  parts: ApplyRemedyParts,
  { provider, outcome }: TestedProvider,
): Promise<void> {
  const { pick, closed } = openReportPick(l10n.t('Test Connection: {0}', provider.name));
  pick.placeholder = outcomeTitle(outcome);
  pick.items = outcomeItems(outcome);
  const remedy = await closed;
  if (remedy !== undefined) await applyRemedy(parts, remedy, provider);
}
