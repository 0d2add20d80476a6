import { CancellationError, l10n, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { History } from '../../core/history/history';
import type { HealthStore } from '../../core/provider/health';
import { scopeKey, type Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { accountLabel, providerIdOf } from '../../core/session/session';
import type { Sessions } from '../../core/session/sessions';

export interface SignOutParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly history: History;
  readonly sessions: Sessions;
  readonly log: LogOutputChannel;
}

/**
 * Asks whether the token goes, or only what extensions may do with it; the definition stays. Rejects when the user
 * cancels, so that VS Code keeps the consents, which it forgets otherwise.
 */
export async function signOut(parts: SignOutParts, session: string): Promise<void> {
  const { directory, summaries, sessions } = parts;
  const provider = directory.current().byId.get(providerIdOf(session));
  if (provider === undefined) return;
  const account = await summaries.of(provider);
  const label = accountLabel(provider, 'kind' in account ? undefined : account.username);
  const remove = l10n.t('Remove Token from This Machine');
  const end = l10n.t('Only End Access of Extensions');
  const mayRemove = directory.policy().refuses('write', provider.baseUrl) === undefined;
  const answer = await window.showWarningMessage(
    l10n.t('Sign out {0}?', label),
    {
      modal: true,
      detail: l10n.t(
        'The provider “{0}” stays. Without its token, Git cannot use it either, until you enter one again; on the host the token stays valid. When only the access of extensions ends, Git goes on as before.',
        provider.name,
      ),
    },
    ...(mayRemove ? [end, remove] : [end]),
  );
  if (answer === end) await sessions.end(session);
  else if (answer === remove) await removeToken(parts, provider);
  else throw new CancellationError();
}

async function removeToken(
  { accounts, health, history, log }: SignOutParts,
  provider: Provider,
): Promise<void> {
  const { id, name, scope } = provider;
  const removed = await accounts.remove(id);
  await health.forget(id);
  if (!removed) return;
  try {
    await history.record({ id, name, scope: scopeKey(scope), action: { kind: 'tokenRemoved' } });
  } catch (cause) {
    log.warn('The history could not be written', cause instanceof Error ? cause.message : '');
  }
}
