import { l10n, window } from 'vscode';
import type { AccountSaveProblem } from '../../core/account/accountStore';
import { refusalSentence } from '../words/refusalWords';

/** Says in one sentence why a token was not stored. Nothing was changed. */
export function tellTokenProblem(problem: AccountSaveProblem): void {
  const sentence =
    problem.kind === 'refused'
      ? l10n.t('Nothing was changed. {0}', refusalSentence(problem.refusal))
      : l10n.t('The token could not be stored, so nothing was changed. Check that the system keyring works.');
  void window.showErrorMessage(sentence);
}
