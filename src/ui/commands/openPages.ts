import * as v from 'valibot';
import { Uri, commands, env, l10n, window } from 'vscode';
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

/** The scope that a row of the tree passes on. Anything else means the user's. */
const scopeArgument = v.variant('kind', [
  v.object({ kind: v.literal('workspace') }),
  v.object({ kind: v.literal('folder'), uri: v.string() }),
]);

/** Opens the settings file that holds a scope's definitions. */
export async function openSettings(argument: unknown): Promise<void> {
  const scope = v.safeParse(scopeArgument, argument);
  if (scope.success && scope.output.kind === 'folder') {
    const folder = Uri.parse(scope.output.uri, true);
    await window.showTextDocument(Uri.joinPath(folder, '.vscode', 'settings.json'));
    return;
  }
  const command = scope.success ? 'openWorkspaceSettingsFile' : 'openSettingsJson';
  await commands.executeCommand(`workbench.action.${command}`, {
    revealSetting: { key: 'gitProviders.providers', edit: false },
  });
}

export async function openPage(url: string): Promise<void> {
  await env.openExternal(Uri.parse(url, true));
}
