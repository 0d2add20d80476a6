import { l10n } from 'vscode';
import type { SaveBothProblem } from '../../core/provider/providerSaver';
import type { WriteProblem } from '../../core/provider/settingsPort';
import { fieldLabel, fieldSentence } from './fieldWords';
import { refusalSentence } from './refusalWords';

/** Why nothing was saved, in one sentence, with what helps. */
export function saveProblemSentence(problem: SaveBothProblem): string {
  switch (problem.kind) {
    case 'invalid':
      return l10n.t('Nothing was saved. {field}: {problem}', {
        field: fieldLabel(problem.error.field),
        problem: fieldSentence(problem.error.problem),
      });
    case 'refused':
      return l10n.t('Nothing was changed. {0}', refusalSentence(problem.refusal));
    case 'inactive':
      return l10n.t('Nothing was changed: an inactive provider cannot be the default. Activate it first.');
    case 'inUse':
      return l10n.t(
        'Nothing was deleted: these pipeline projects use the provider: {0}.',
        problem.projects.map(({ name }) => name).join(', '),
      );
    case 'notStored':
      return l10n.t(
        'The token could not be stored, so nothing was changed. Check that the system keyring works.',
      );
    case 'notWritten':
      return writeProblemSentence(problem.problem);
  }
}

function writeProblemSentence({ kind }: WriteProblem): string {
  switch (kind) {
    case 'busy':
      return l10n.t(
        'Nothing was saved: another window has been changing the settings for too long. Try again.',
      );
    case 'dirty':
      return l10n.t(
        'Nothing was saved: the settings file is open with unsaved changes. Save them or revert, then try again.',
      );
    case 'readOnly':
      return l10n.t(
        'Nothing was saved: the settings file is read-only. Allow writing to it, then try again.',
      );
    case 'invalid':
      return l10n.t('Nothing was saved: the settings file has errors. Correct them, then try again.');
    case 'failed':
      return l10n.t('Nothing was saved: VS Code could not change the settings. The log has the details.');
  }
}
