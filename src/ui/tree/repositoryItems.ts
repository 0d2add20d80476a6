import { ThemeColor, ThemeIcon, TreeItem, l10n } from 'vscode';
import type { Repository } from '../../core/host/gitHost';
import { commandPrefix } from '../commands/commandIds';
import { visibilityPhrase } from '../words/treeWords';
import type { Row } from './row';

export function repositoryItem(providerId: string, repository: Repository): TreeItem {
  const { fullName, cloneUrl, description, webUrl } = repository;
  const slash = fullName.lastIndexOf('/');
  const visibility = visibilityPhrase(repository.private);
  const item = new TreeItem(fullName.slice(slash + 1));
  item.id = `${providerId} repository ${cloneUrl}`;
  item.contextValue = 'repository';
  item.description = slash < 0 ? visibility : `${fullName.slice(0, slash)} · ${visibility}`;
  item.tooltip = [fullName, description, webUrl].filter((line) => line !== undefined).join('\n\n');
  item.iconPath = new ThemeIcon(repository.private ? 'lock' : 'repo');
  return item;
}

/** A row that does nothing but go on. */
export function moreRepositoriesItem(row: Extract<Row, { kind: 'moreRepositories' }>): TreeItem {
  const item = new TreeItem(l10n.t('Show More'));
  item.id = `${row.providerId} moreRepositories`;
  item.contextValue = 'moreRepositories';
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = {
    command: `${commandPrefix}showMoreRepositories`,
    title: l10n.t('Show More'),
    arguments: [row],
  };
  return item;
}

export function noRepositoriesItem(providerId: string): TreeItem {
  const item = new TreeItem(l10n.t('No repository that the token sees'));
  item.id = `${providerId} noRepositories`;
  item.contextValue = 'noRepositories';
  item.iconPath = new ThemeIcon('info');
  return item;
}

/** Why the host gives no repositories, or no more. *Test Connection* says what helps. */
export function repositoriesFailedItem(providerId: string, sentence: string): TreeItem {
  const item = new TreeItem(sentence);
  item.id = `${providerId} repositoriesFailed`;
  item.contextValue = 'repositoriesFailed';
  item.tooltip = sentence;
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  return item;
}
