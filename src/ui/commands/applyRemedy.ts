import { commands, type LogOutputChannel } from 'vscode';
import type { EditorSettings, Remedy } from '../../core/diagnosis/remedy';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { runCommand } from './command';
import { openPage } from './openPages';
import { saveOrTell } from './saveOrTell';
import { showGitSettings } from './showGitSettings';

export interface ApplyRemedyParts {
  readonly directory: ProviderDirectory;
  readonly log: LogOutputChannel;
}

/** Does what a remedy says, and tests again where that may have helped. */
export async function applyRemedy(
  { directory, log }: ApplyRemedyParts,
  remedy: Remedy,
  provider: Provider,
): Promise<void> {
  switch (remedy.kind) {
    case 'updateToken':
    case 'openTokenPage':
    case 'openHost':
    case 'showLog':
      await runCommand(remedy.kind, provider.id);
      return;
    case 'addProvider':
      await runCommand('addProvider', { prefill: { type: remedy.type } });
      return;
    case 'editField':
      await runCommand('editProvider', { providerId: provider.id, field: remedy.field });
      return;
    case 'testAgain':
      await runCommand('testConnection', provider.id);
      return;
    case 'activate':
      await runCommand('activate', provider.id);
      await runCommand('testConnection', provider.id);
      return;
    case 'useOrganization': {
      const { scope, ...definition } = directory.current().byId.get(provider.id) ?? provider;
      const corrected = { ...definition, organization: remedy.name };
      const saved = await saveOrTell(() => directory.save(corrected, scope), scope, log);
      if (saved.ok) await runCommand('testConnection', provider.id);
      return;
    }
    case 'openSso':
      if (remedy.url === undefined) log.warn('The host gave no page for single sign-on');
      await openPage(remedy.url ?? provider.baseUrl.href);
      return;
    case 'showEditorSettings':
      await commands.executeCommand('workbench.action.openSettings', `@id:${settingIds(remedy.about)}`);
      return;
    case 'showGitSettings':
      await showGitSettings(remedy.settings);
  }
}

/** What VS Code trusts and passes through; switching its checks off is no remedy. */
function settingIds(about: EditorSettings): string {
  switch (about) {
    case 'proxy':
      return 'http.proxy,http.proxySupport,http.noProxy,http.proxyAuthorization';
    case 'certificates':
      return 'http.systemCertificates,http.fetchAdditionalSupport,http.proxySupport';
    case 'gitPath':
      return 'git.path';
  }
}
