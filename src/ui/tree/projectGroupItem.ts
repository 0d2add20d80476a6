import { basename } from 'node:path';
import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { ProviderRowParts } from './providerRowItem';

/** The provider whose projects stand below it. */
export function projectGroupItem(
  { directory, hosts }: Pick<ProviderRowParts, 'directory' | 'hosts'>,
  providerId: string | undefined,
  expanded: boolean,
): TreeItem {
  const provider = directory.current().byId.get(providerId ?? '');
  const item = new TreeItem(provider?.name ?? l10n.t('Provider missing'), stateOf(expanded));
  item.id = `projectGroup ${providerId ?? ''}`;
  item.contextValue = 'projectGroup';
  item.iconPath =
    provider === undefined
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon(hosts.get(provider.type)?.icon ?? 'plug');
  return item;
}

/** @param root URI of a working tree; `undefined` for the projects of which none is open */
export function folderGroupItem(root: string | undefined, expanded: boolean): TreeItem {
  const path = root === undefined ? undefined : Uri.parse(root).fsPath;
  const label = path === undefined ? l10n.t('Not open in this window') : basename(path);
  const item = new TreeItem(label, stateOf(expanded));
  item.id = `folderGroup ${root ?? ''}`;
  item.contextValue = 'folderGroup';
  item.iconPath = new ThemeIcon(path === undefined ? 'repo' : 'folder-opened');
  if (path !== undefined) item.tooltip = path;
  return item;
}

function stateOf(expanded: boolean): TreeItemCollapsibleState {
  return expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
