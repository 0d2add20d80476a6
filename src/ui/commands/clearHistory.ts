import { l10n, window, type LogOutputChannel } from 'vscode';
import type { History } from '../../core/history/history';
import { userScope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { tellSaveProblem } from './saveOrTell';

export interface ClearHistoryParts {
  readonly directory: ProviderDirectory;
  readonly history: History;
  readonly log: LogOutputChannel;
  /** Has the definitions followed from anew: what they are now is recorded again. */
  readonly historyChanged: () => void;
}

/** Deletes the history of all windows of this machine, asks first, and says what can no longer be done. */
export async function clearHistory(parts: ClearHistoryParts): Promise<void> {
  const { directory, history, log, historyChanged } = parts;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, userScope, log);
    return;
  }
  const verb = l10n.t('Clear');
  const answer = await window.showWarningMessage(
    l10n.t('Clear the history of all providers on this machine?'),
    {
      modal: true,
      detail: l10n.t(
        'Providers and tokens stay. Providers that were deleted or have vanished can then no longer be restored.',
      ),
    },
    verb,
  );
  if (answer !== verb) return;
  await history.clear();
  historyChanged();
}
