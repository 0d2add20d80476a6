import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider, Scope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providerState, type ProviderState } from '../../core/provider/providerState';
import { rotationLabel } from '../lifecycle/rotationLabel';
import { stateIcon, stateLabel } from '../words/stateWords';
import { inactiveUri } from './inactiveDecoration';
import type { LastTestParts } from './lastTest';

export interface ProviderRowParts extends LastTestParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly tester: ConnectionTester;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

/**
 * The row of a provider: its state is in the icon, in words, and in what a screen reader says.
 *
 * @param grouped the scope stands in a row above
 */
export async function providerRowItem(
  parts: ProviderRowParts,
  provider: Provider,
  grouped: boolean,
): Promise<TreeItem> {
  const account = await parts.summaries.of(provider);
  const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
  const testing = parts.tester.isTesting(provider.id);
  const isDefault = parts.directory.current().defaultProvider?.id === provider.id;
  const host = parts.hosts.get(provider.type);
  const label = testing ? l10n.t('Testing…') : stateLabel(state);
  const rotate = testing ? undefined : rotationLabel(provider, account, state, parts.now());
  const states = rotate === undefined ? [label] : [label, rotate];
  const item = new TreeItem(provider.name, TreeItemCollapsibleState.Collapsed);
  item.id = provider.id;
  item.contextValue = `provider ${provider.status} ${isDefault ? 'default ' : ''}${state.kind} ${provider.scope.kind}`;
  const facts = [
    provider.organization,
    grouped ? undefined : scopeLabel(provider.scope),
    isDefault ? l10n.t('default') : undefined,
  ].filter((part) => part !== undefined);
  item.description = [...facts, ...states.map((each) => each.toLowerCase())].join(' · ');
  item.iconPath = testing ? new ThemeIcon('loading~spin') : icon(host, state);
  if (provider.status === 'inactive') item.resourceUri = inactiveUri(provider.id);
  item.accessibilityInformation = {
    label: l10n.t('{name}, a provider for {host}: {state}.', {
      name: provider.name,
      host: host?.label ?? provider.type,
      state: [...facts, ...states].join(', '),
    }),
  };
  return item;
}

/** Where a definition comes from, unless it is the user's own. */
function scopeLabel(scope: Scope): string | undefined {
  switch (scope.kind) {
    case 'user':
      return undefined;
    case 'workspace':
      return l10n.t('workspace');
    case 'folder':
      return scope.name;
  }
}

function icon(host: GitHost | undefined, state: ProviderState): ThemeIcon {
  const shown = stateIcon(state);
  if (shown === undefined) return new ThemeIcon(host?.icon ?? 'plug');
  return new ThemeIcon(shown.icon, shown.color === undefined ? undefined : new ThemeColor(shown.color));
}
