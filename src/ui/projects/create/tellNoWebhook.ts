import { l10n, ThemeIcon } from 'vscode';
import { askChoice } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';

/** Says why there can be no webhook, and goes on without one. */
export function tellNoWebhook(
  title: string,
  sentence: string,
  position: StepPosition,
): Promise<StepOutcome<string>> {
  return askChoice({
    title,
    placeholder: l10n.t('A webhook cannot be added: {0}', sentence),
    items: [{ label: l10n.t('Go On Without a Webhook'), iconPath: new ThemeIcon('arrow-right'), value: '' }],
    position,
  });
}
