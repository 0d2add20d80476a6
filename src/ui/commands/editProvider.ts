import * as v from 'valibot';
import { l10n, window } from 'vscode';
import { formFields } from '../../shared/form/formField';
import type { Forms } from '../form/formParts';
import { refusalSentence } from '../words/refusalWords';
import { pickProvider, type PickProviderParts } from './pickProvider';

export interface EditProviderParts extends PickProviderParts {
  readonly forms: Forms;
}

/** A remedy names the field that is at fault. */
const fieldArgument = v.object({ field: v.picklist(formFields) });

/** Opens the form of a provider. Resolves when it is saved, or when the form is closed. */
export async function editProvider(parts: EditProviderParts, argument: unknown): Promise<void> {
  const refusal = parts.directory.policy().refuses('write');
  if (refusal !== undefined) {
    void window.showErrorMessage(refusalSentence(refusal));
    return;
  }
  const provider = await pickProvider(parts, argument, l10n.t('Edit Provider'));
  if (provider === undefined) return;
  const named = v.safeParse(fieldArgument, argument);
  await parts.forms.open({
    kind: 'edit',
    providerId: provider.id,
    ...(named.success && { field: named.output.field }),
  });
}
