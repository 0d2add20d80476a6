import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, l10n } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { HealthStore } from '../../core/provider/health';
import type { Provider, Scope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providerState, type AccountSummary, type ProviderState } from '../../core/provider/providerState';
import { absenceSentence, stateIcon, stateLabel } from '../words/stateWords';

export interface ProviderItemParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

/** The row of a provider: its state is in the icon, in words, and in what a screen reader says. */
export async function providerItem(parts: ProviderItemParts, provider: Provider): Promise<TreeItem> {
  const account = await parts.summaries.of(provider);
  const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
  const testing = parts.tester.isTesting(provider.id);
  const isDefault = parts.directory.current().defaultProvider?.id === provider.id;
  const label = testing ? l10n.t('Testing…') : stateLabel(state);
  const item = new TreeItem(provider.name);
  item.id = provider.id;
  item.contextValue = `provider ${provider.status} ${isDefault ? 'default ' : ''}${state.kind} ${provider.scope.kind}`;
  const facts = [
    provider.organization,
    scopeLabel(provider.scope),
    isDefault ? l10n.t('default') : undefined,
  ].filter((part) => part !== undefined);
  item.description = [...facts, label.toLowerCase()].join(' · ');
  item.iconPath = testing ? new ThemeIcon('loading~spin') : icon(parts.hosts.get(provider.type), state);
  item.tooltip = tooltip(
    parts.hosts.get(provider.type),
    provider,
    state,
    'kind' in account ? undefined : account,
  );
  item.accessibilityInformation = {
    label: l10n.t('{name}, {host}, {state}', {
      name: provider.name,
      host: parts.hosts.get(provider.type)?.label ?? provider.type,
      state: [...facts, label].join(', '),
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

function tooltip(
  host: GitHost | undefined,
  provider: Provider,
  state: ProviderState,
  account: AccountSummary | undefined,
): MarkdownString {
  const text = new MarkdownString();
  const line = (label: string, value: string | undefined): void => {
    if (value === undefined) return;
    text.appendMarkdown(`\n\n**${label}** `).appendText(value);
  };
  text
    .appendMarkdown('**')
    .appendText(provider.name)
    .appendMarkdown('** ')
    .appendText(`(${stateLabel(state)})`);
  if (state.kind === 'tokenMissing') text.appendMarkdown('\n\n').appendText(absenceSentence(state.absence));
  line(l10n.t('Host'), `${host?.deployment(provider.baseUrl) ?? provider.type}, ${provider.baseUrl.href}`);
  line(l10n.t('Organization'), provider.organization);
  line(l10n.t('Account'), account?.username);
  line(l10n.t('Environment'), provider.environment);
  return text;
}
