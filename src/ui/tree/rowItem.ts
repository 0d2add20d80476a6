import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import { findCheck } from '../../core/diagnosis/report';
import { scopeKey, type Scope } from '../../core/provider/provider';
import { commandPrefix } from '../commands/commandIds';
import { scopeName } from '../words/scopeWords';
import { checkRowItem } from './checkRowItem';
import { countedItem } from './countedItem';
import { detailItem } from './detailItem';
import { problemItem } from './problemItem';
import { projectRowItem } from './projectRowItem';
import { providerRowItem, type ProviderRowParts } from './providerRowItem';
import {
  moreRepositoriesItem,
  noRepositoriesItem,
  repositoriesFailedItem,
  repositoryItem,
} from './repositoryItems';
import type { Row } from './row';

/** How a row of the Providers view looks. One whose subject has just gone is empty until the view is drawn anew. */
export function rowItem(parts: ProviderRowParts, row: Row, grouped: boolean): Promise<TreeItem> | TreeItem {
  const { directory } = parts;
  switch (row.kind) {
    case 'scope':
      return scopeItem(row.scope);
    case 'problem':
      return problemItem(row.setting, row.problem);
    case 'connect':
      return connectItem(row.url);
    case 'missingTokens':
    case 'interrupted':
    case 'vanished':
      return countedItem(row.kind, row.count);
    case 'repository':
      return repositoryItem(row.providerId, row.repository);
    case 'moreRepositories':
      return moreRepositoriesItem(row);
    case 'noRepositories':
      return noRepositoriesItem(row.providerId);
    case 'repositoriesFailed':
      return repositoriesFailedItem(row.providerId, row.sentence);
    case 'project':
      return projectRowItem(parts, row.project, { below: row.providerId });
    case 'check': {
      const outcome = parts.tests.last(row.providerId)?.outcome;
      const check = outcome?.ok ? findCheck(outcome.value, row.check) : undefined;
      return check === undefined ? new TreeItem('') : checkRowItem(row.providerId, check);
    }
    case 'provider':
    case 'detail': {
      const provider = directory.current().byId.get(row.providerId);
      if (provider === undefined) return new TreeItem('');
      return row.kind === 'provider'
        ? providerRowItem(parts, provider, grouped)
        : detailItem(parts, provider, row.detail);
    }
  }
}

function scopeItem(scope: Scope): TreeItem {
  const item = new TreeItem(scopeName(scope), TreeItemCollapsibleState.Expanded);
  item.id = `scope ${scopeKey(scope)}`;
  item.contextValue = 'scope';
  item.iconPath = new ThemeIcon(scopeIcon(scope));
  return item;
}

function scopeIcon({ kind }: Scope): string {
  switch (kind) {
    case 'user':
      return 'person';
    case 'workspace':
      return 'root-folder';
    case 'folder':
      return 'folder';
  }
}

/** The one row of an empty view that leads on: selecting it is asking for it. */
function connectItem(url: string): TreeItem {
  const item = new TreeItem(l10n.t('Connect to {0}', new URL(url).host));
  item.id = 'connect';
  item.contextValue = 'connect';
  item.iconPath = new ThemeIcon('plug');
  item.command = {
    command: `${commandPrefix}addProvider`,
    title: l10n.t('Add Provider'),
    arguments: [{ prefill: { url } }],
  };
  return item;
}
