import { window } from 'vscode';
import { readPrefill } from '../../core/provider/prefill';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { Forms } from '../form/formParts';
import { refusalSentence } from '../words/refusalWords';

export interface AddProviderParts {
  readonly directory: ProviderDirectory;
  readonly forms: Forms;
}

/**
 * Opens the form for a new provider, which saves it and tests it right after. Resolves when one is saved, or when the
 * form is closed.
 *
 * @param argument what the form starts with, see `readPrefill`
 */
export async function addProvider({ directory, forms }: AddProviderParts, argument: unknown): Promise<void> {
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const prefill = readPrefill(argument);
  await forms.open({ kind: 'add', ...(prefill !== undefined && { prefill }) });
}
