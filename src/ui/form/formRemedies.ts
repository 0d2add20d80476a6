import { l10n } from 'vscode';
import type { Remedy } from '../../core/diagnosis/remedy';
import type { Scope } from '../../core/provider/provider';
import type { RemedyButton } from '../../shared/webview/testView';
import { remedyLabel } from '../words/remedyWords';

/** What a button of the form stands for. */
export type FormRemedy = Remedy | { readonly kind: 'openSettings'; readonly scope: Scope };

/** The buttons that a form has been given. What is not among them is done for nobody. */
export interface FormRemedies {
  offer(remedy: FormRemedy): RemedyButton;
  find(key: string): FormRemedy | undefined;
}

export function createFormRemedies(): FormRemedies {
  const offered = new Map<string, { readonly text: string; readonly remedy: FormRemedy }>();
  return {
    offer(remedy) {
      const text = JSON.stringify(remedy);
      const label = remedy.kind === 'openSettings' ? l10n.t('Open Settings') : remedyLabel(remedy);
      const known = [...offered].find(([, each]) => each.text === text);
      if (known !== undefined) return { key: known[0], label };
      const key = `remedy${offered.size + 1}`;
      offered.set(key, { text, remedy });
      return { key, label };
    },
    find: (key) => offered.get(key)?.remedy,
  };
}
