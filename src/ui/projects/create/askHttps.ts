import { basename } from 'node:path';
import { l10n, ThemeIcon } from 'vscode';
import { askChoice } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import { convertedSentence } from '../../words/createProjectWords';
import type { SshRemote } from './projectAnswers';

/** Whether a remote that uses SSH is to use HTTPS: tokens are for nothing else. */
export function askHttps(
  title: string,
  folder: string,
  remote: SshRemote,
  useHttps: boolean | undefined,
  position: StepPosition,
): Promise<StepOutcome<boolean>> {
  return askChoice<boolean>({
    title,
    placeholder: l10n.t('Tokens do not apply: {remote} of {folder} uses SSH. Use HTTPS?', {
      remote: remote.name,
      folder: basename(folder),
    }),
    items: [
      {
        label: l10n.t('Use HTTPS'),
        detail: convertedSentence(remote),
        iconPath: new ThemeIcon('globe'),
        value: true,
      },
      {
        label: l10n.t('Keep SSH'),
        detail: l10n.t('Git uses its SSH key. The provider is for webhooks and the state of pipelines.'),
        iconPath: new ThemeIcon('key'),
        value: false,
      },
    ],
    ...(useHttps !== undefined && { active: useHttps }),
    position,
  });
}
