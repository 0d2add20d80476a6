import { l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { HealthStore } from '../../core/provider/health';
import { tellSaveProblem } from './tellSaveProblem';
import { pickProvider, type PickProviderParts } from './pickProvider';

export interface DeleteProviderParts extends PickProviderParts {
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly log: LogOutputChannel;
}

/** Removes the definition, then the account; asks first and names what goes. */
export async function deleteProvider(parts: DeleteProviderParts, argument: unknown): Promise<void> {
  const { directory, accounts, health, log } = parts;
  const provider = await pickProvider(parts, argument, l10n.t('Delete Provider'));
  if (provider === undefined) return;
  const verb = l10n.t('Delete');
  const answer = await window.showWarningMessage(
    l10n.t('Delete the provider “{0}”?', provider.name),
    {
      modal: true,
      detail: l10n.t(
        'Its definition, its token and what is known of its health are removed from this machine.',
      ),
    },
    verb,
  );
  if (answer !== verb) return;
  const removed = await directory.remove(provider);
  if (!removed.ok) {
    await tellSaveProblem(removed.error, log);
    return;
  }
  await accounts.remove(provider.id);
  await health.forget(provider.id);
}
