import { l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { History } from '../../core/history/history';
import { scopeKey, userScope } from '../../core/provider/provider';
import type { HealthStore } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { tellSaveProblem } from './saveOrTell';

export interface RemoveAllTokensParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly health: HealthStore;
  readonly history: History;
  readonly log: LogOutputChannel;
}

/**
 * Forgets the accounts of every provider that this window sees or the history of this machine knows, such as those of
 * other workspaces. The definitions stay.
 */
export async function removeAllTokens(parts: RemoveAllTokensParts): Promise<void> {
  const { directory, accounts, health, history, log } = parts;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, userScope, log);
    return;
  }
  const { providers } = directory.current();
  const verb = l10n.t('Remove');
  const answer = await window.showWarningMessage(
    l10n.t('Remove all tokens of Git Providers from this machine?'),
    {
      modal: true,
      detail: l10n.t(
        'The providers stay, and need a token again: {0}, and those of other workspaces. On their hosts the tokens stay valid: revoke those that you no longer need.',
        providers.map(({ name }) => name).join(', '),
      ),
    },
    verb,
  );
  if (answer !== verb) return;
  const known = new Map((await history.read()).map(({ id, name, scope }) => [id, { id, name, scope }]));
  for (const { id, name, scope } of providers) known.set(id, { id, name, scope: scopeKey(scope) });
  for (const provider of known.values()) {
    const removed = await accounts.remove(provider.id);
    await health.forget(provider.id);
    if (removed) await history.record({ ...provider, action: { kind: 'tokenRemoved' } });
  }
}
