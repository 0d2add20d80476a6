import { l10n, window } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { Secret } from '../../core/account/secret';
import { tokenTwins } from '../../core/account/tokenTwins';
import type { MemoryPort } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from '../commands/command';

export interface TwinNoticeParts {
  readonly directory: ProviderDirectory;
  readonly accounts: AccountStore;
  readonly memory: MemoryPort;
}

/** Says, after a token was stored, which other providers have the same one. That is allowed. */
export async function tellTwins(parts: TwinNoticeParts, provider: Provider, token: Secret): Promise<void> {
  const key = `twins.quiet.${provider.id}`;
  if (parts.memory.get(key) === true) return;
  const twins = await tokenTwins(parts.accounts, parts.directory.current().providers, provider, token);
  if (twins.length === 0) return;
  const page = l10n.t('Open Token Page');
  const stop = l10n.t("Don't Show Again for This Provider");
  const names = twins.map(({ name }) => `“${name}”`).join(', ');
  const answer = await window.showInformationMessage(
    l10n.t('The same token is in {0}. Separate tokens can be rotated independently.', names),
    page,
    stop,
  );
  if (answer === page) await runCommand('openTokenPage', provider.id);
  if (answer === stop) await parts.memory.update(key, true);
}
