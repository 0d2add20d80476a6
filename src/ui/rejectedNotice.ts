import { l10n, window } from 'vscode';
import type { Ending } from '../shared/emitter';
import type { HealthStore } from '../core/provider/health';
import type { ProviderDirectory } from '../core/provider/providerDirectory';
import { runCommand } from './commands/command';

/**
 * Tells, once a token, that a host refuses it: work is blocked then. Several providers share one message at a time.
 */
export function noticeRejectedTokens(
  health: HealthStore,
  directory: ProviderDirectory,
  isTesting: (id: string) => boolean,
): Ending {
  const told = new Set<string>();
  const notice = async (id: string): Promise<void> => {
    const seen = health.read(id);
    const provider = directory.current().byId.get(id);
    const key = `${id} ${seen?.tokenSavedAt ?? ''}`;
    // A test shows its own answer.
    if (seen?.outcome !== 'rejected' || provider === undefined || told.has(key) || isTesting(id)) return;
    told.add(key);
    const update = l10n.t('Update Token…');
    const test = l10n.t('Test Connection');
    const sentence = l10n.t(
      'The host rejects the token of {0}. Git cannot use it until it is replaced.',
      provider.name,
    );
    const answer = await window.showErrorMessage(sentence, update, test);
    if (answer === update) await runCommand('updateToken', id);
    if (answer === test) await runCommand('testConnection', id);
  };
  return health.onDidChange((id) => void notice(id));
}
