import { l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { HealthStore } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { tellSaveProblem } from './tellSaveProblem';

export interface RemoveAllTokensParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly log: LogOutputChannel;
}

/** Forgets the accounts of every provider that this window sees. The definitions stay. */
export async function removeAllTokens(parts: RemoveAllTokensParts): Promise<void> {
  const { directory, accounts, health, log } = parts;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, log);
    return;
  }
  const { providers } = directory.current();
  const verb = l10n.t('Remove');
  const answer = await window.showWarningMessage(
    l10n.t('Remove all tokens of Git Providers from this machine?'),
    {
      modal: true,
      detail: l10n.t(
        'The providers stay, and need a token again. On their hosts the tokens stay valid: revoke those that you no longer need. Affected: {0}.',
        providers.map(({ name }) => name).join(', '),
      ),
    },
    verb,
  );
  if (answer !== verb) return;
  for (const { id } of providers) {
    await accounts.remove(id);
    await health.forget(id);
  }
}
