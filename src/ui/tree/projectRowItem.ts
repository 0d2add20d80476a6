import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { Project } from '../../core/project/project';
import { providerState, type ProviderState } from '../../core/provider/providerState';
import { stateLabel } from '../words/stateWords';
import { projectPath } from './projectPath';
import type { ProviderRowParts } from './providerRowItem';

/**
 * A pipeline project with its repository; what keeps it from working stands behind it.
 *
 * @param below the id of a provider in whose details the row stands
 */
export async function projectRowItem(
  parts: ProviderRowParts,
  project: Project,
  below = '',
): Promise<TreeItem> {
  const item = new TreeItem(project.name);
  const hindrance = await hindranceOf(parts, project);
  item.id = `${below} project ${project.id}`.trim();
  item.contextValue = 'project';
  item.description = [projectPath(parts, project), hindrance?.toLowerCase()]
    .filter((part) => part !== undefined)
    .join(' · ');
  item.tooltip = hindrance === undefined ? project.repositoryUrl : `${project.repositoryUrl}\n\n${hindrance}`;
  item.iconPath =
    hindrance === undefined
      ? new ThemeIcon('repo')
      : new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return item;
}

/** The provider whose projects stand below it. */
export function projectGroupItem(
  { directory, hosts }: Pick<ProviderRowParts, 'directory' | 'hosts'>,
  providerId: string | undefined,
  expanded: boolean,
): TreeItem {
  const provider = directory.current().byId.get(providerId ?? '');
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const item = new TreeItem(provider?.name ?? missingLabel(), expanded ? Expanded : Collapsed);
  item.id = `projectGroup ${providerId ?? ''}`;
  item.contextValue = 'projectGroup';
  item.iconPath =
    provider === undefined
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon(hosts.get(provider.type)?.icon ?? 'plug');
  return item;
}

function missingLabel(): string {
  return l10n.t('Provider missing');
}

async function hindranceOf(parts: ProviderRowParts, { providerId }: Project): Promise<string | undefined> {
  const provider = parts.directory.current().byId.get(providerId);
  if (provider === undefined) return missingLabel();
  const account = await parts.summaries.of(provider);
  const state = providerState(provider, account, parts.health.read(providerId), parts.now());
  return hinders(state) ? stateLabel(state) : undefined;
}

function hinders(state: ProviderState): boolean {
  switch (state.kind) {
    case 'inactive':
    case 'tokenMissing':
    case 'expired':
    case 'rejected':
    case 'problem':
      return true;
    case 'expiring':
    case 'offline':
    case 'connected':
    case 'notTested':
      return false;
  }
}
