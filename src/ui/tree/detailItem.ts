import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { absenceSentence, stateLabel } from '../words/stateWords';
import { accountPhrase, organizationLabel, timeOf, tokenPhrase } from '../words/treeWords';
import { lastTestOf } from './lastTest';
import type { ProviderRowParts } from './providerRowItem';
import type { Detail } from './row';

/** A row below a provider's that says one thing of it. */
export async function detailItem(
  parts: ProviderRowParts,
  provider: Provider,
  detail: Detail,
): Promise<TreeItem> {
  const item = new TreeItem('');
  const account = await parts.summaries.of(provider);
  item.id = `${provider.id} ${detail}`;
  item.contextValue = detail;
  switch (detail) {
    case 'account':
      item.label = l10n.t('Account');
      item.iconPath = new ThemeIcon('account');
      item.description = 'kind' in account ? l10n.t('not known') : accountPhrase(account);
      break;
    case 'organization': {
      const term = parts.hosts.get(provider.type)?.organizationTerm(provider.baseUrl);
      item.label = organizationLabel(term ?? 'organization');
      item.iconPath = new ThemeIcon('organization');
      item.description = provider.organization ?? '';
      break;
    }
    case 'token':
      item.label = l10n.t('Token');
      item.iconPath = new ThemeIcon('key');
      if ('kind' in account) {
        item.description = stateLabel({ kind: 'tokenMissing', absence: account }).toLowerCase();
        item.tooltip = absenceSentence(account);
      } else item.description = tokenPhrase(account, parts.now());
      break;
    case 'lastTest': {
      const last = 'kind' in account ? undefined : lastTestOf(parts, provider, account);
      item.label = l10n.t('Last Test');
      item.iconPath = new ThemeIcon('checklist');
      item.description =
        last === undefined
          ? stateLabel({ kind: 'notTested' }).toLowerCase()
          : `${stateLabel({ kind: last.health.outcome })} · ${timeOf(last.health.checkedAt)}`;
      if (last?.report !== undefined) item.collapsibleState = TreeItemCollapsibleState.Collapsed;
      break;
    }
    case 'projects':
      item.label = l10n.t('Projects');
      item.iconPath = new ThemeIcon('project');
      item.description = String(parts.directory.projectsOf(provider.id).length);
      item.collapsibleState = TreeItemCollapsibleState.Collapsed;
      break;
    case 'repositories':
      item.label = l10n.t('Repositories');
      item.iconPath = new ThemeIcon('repo');
      item.collapsibleState = TreeItemCollapsibleState.Collapsed;
  }
  // What the row is too narrow for.
  if (typeof item.description === 'string') item.tooltip ??= item.description;
  return item;
}
