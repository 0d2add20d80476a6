import { Uri, commands, env, l10n } from 'vscode';
import { pickProvider, type PickProviderParts } from './pickProvider';

/** Opens the host's page on which a token is made, prefilled where the host can. */
export async function openTokenPage(parts: PickProviderParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Open Token Page'));
  const page = provider && parts.hosts.get(provider.type)?.tokenPage(provider.baseUrl, provider.organization);
  if (page !== undefined) await openPage(page);
}

export async function openHost(parts: PickProviderParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Open Host'));
  if (provider !== undefined) await openPage(provider.baseUrl.href);
}

/** Opens the settings file that holds the user's definitions. */
export async function openSettings(): Promise<void> {
  await commands.executeCommand('workbench.action.openSettingsJson', {
    revealSetting: { key: 'gitProviders.providers', edit: false },
  });
}

export async function openPage(url: string): Promise<void> {
  await env.openExternal(Uri.parse(url, true));
}
