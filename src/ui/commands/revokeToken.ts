import { l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account/account';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import { hostErrorSentence } from '../words/hostErrorWords';

const limitMs = 15_000;

/** Ends a token on its host. Says so where that did not work, because somebody may still use it. */
export async function revokeToken(host: GitHost, provider: Provider, account: Account): Promise<void> {
  const title = l10n.t('Revoking the token of “{0}”', provider.name);
  const revoked = await window.withProgress({ location: ProgressLocation.Window, title }, async () => {
    const client = await host.connect(provider.baseUrl, account);
    return client.revoke(AbortSignal.timeout(limitMs));
  });
  if (revoked.ok) return;
  void window.showErrorMessage(
    l10n.t('The token of “{name}” could not be revoked: {problem} Revoke it at {page}.', {
      name: provider.name,
      problem: hostErrorSentence(revoked.error),
      page: host.tokenPage(provider.baseUrl, provider.organization),
    }),
  );
}
