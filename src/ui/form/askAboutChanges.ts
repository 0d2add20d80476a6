import { l10n, window } from 'vscode';
import type { UnsavedForm } from './serveForm';

/** What becomes of changes that are not saved. Whoever leaves the question lets them go. */
export async function askAboutChanges({ draft, tokenTyped }: UnsavedForm): Promise<'keep' | 'discard'> {
  const keep = l10n.t('Keep Editing');
  const discard = l10n.t('Discard');
  const sentence = tokenTyped
    ? l10n.t(
        'Your changes to “{0}” are not saved. If you keep editing, the token has to be typed again.',
        draft.name,
      )
    : l10n.t('Your changes to “{0}” are not saved.', draft.name);
  return (await window.showWarningMessage(sentence, keep, discard)) === keep ? 'keep' : 'discard';
}

/** As `askAboutChanges`, while the form is still open and nothing of it would be lost. */
export async function askBeforeClosing({ draft }: UnsavedForm): Promise<'keep' | 'discard'> {
  const keep = l10n.t('Keep Editing');
  const discard = l10n.t('Discard');
  const sentence = l10n.t('Your changes to “{0}” are not saved.', draft.name);
  return (await window.showWarningMessage(sentence, keep, discard)) === discard ? 'discard' : 'keep';
}
