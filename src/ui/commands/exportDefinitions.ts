import { homedir } from 'node:os';
import { env, l10n, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { encodeDefinitions } from '../../core/transfer/definitionsFile';
import { askChoice } from '../quickInput/askChoice';
import { askMany } from '../transfer/askMany';
import { isRefused } from '../transfer/refused';
import { scopeName } from '../words/scopeWords';
import { providerItem } from './pickProvider';

export interface ExportDefinitionsParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** Milliseconds for which the status bar says that it is done. */
const toldMs = 5_000;

/** Gives definitions out for others: what a team can share, without accounts. */
export async function exportDefinitions({ directory, hosts }: ExportDefinitionsParts): Promise<void> {
  if (isRefused(directory, 'read')) return;
  const { providers } = directory.current();
  const title = l10n.t('Export Definitions');
  if (providers.length === 0) {
    void window.showInformationMessage(l10n.t('There is no provider to export.'));
    return;
  }
  const chosen = await askMany({
    title,
    placeholder: l10n.t('Which definitions? No token, user name or email goes along.'),
    items: providers.map((provider) => ({
      ...providerItem(provider, hosts),
      detail: scopeName(provider.scope),
      picked: true,
    })),
  });
  if (chosen === undefined || chosen.length === 0) return;
  const text = encodeDefinitions(chosen);
  const target = await askChoice<'file' | 'clipboard'>({
    title,
    placeholder: l10n.t('Where to?'),
    items: [
      { label: l10n.t('File…'), iconPath: new ThemeIcon('save'), value: 'file' },
      { label: l10n.t('Clipboard'), iconPath: new ThemeIcon('clippy'), value: 'clipboard' },
    ],
  });
  if (target.kind !== 'next') return;
  if (target.value === 'clipboard') await env.clipboard.writeText(text);
  else if (!(await saveAs(title, text))) return;
  const done =
    chosen.length === 1
      ? l10n.t('1 definition is exported.')
      : l10n.t('{0} definitions are exported.', chosen.length);
  window.setStatusBarMessage(`$(pass) ${done}`, toldMs);
}

/** `false`: the user cancelled. */
async function saveAs(title: string, text: string): Promise<boolean> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title,
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(folder, 'git-providers.json'),
    filters: { [l10n.t('JSON')]: ['json'] },
  });
  if (file === undefined) return false;
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return true;
}
