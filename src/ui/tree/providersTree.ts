import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  l10n,
  window,
  type TreeDataProvider,
} from 'vscode';
import type { Ending } from '../../shared/emitter';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { GitHost } from '../../core/host/gitHost';
import type { EntryProblem } from '../../core/provider/definitionProblem';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import { providerState, type AccountSummary, type ProviderState } from '../../core/provider/providerState';
import { commandPrefix } from '../commands/commandIds';
import { entryProblemSentence } from '../words/fieldWords';
import { absenceSentence, stateIcon, stateLabel } from '../words/stateWords';

export interface ProvidersTreeParts {
  readonly directory: ProviderDirectory;
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly tester: ConnectionTester;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly now: () => Date;
}

type Row =
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'problem'; readonly problem: EntryProblem }
  | { readonly kind: 'missingTokens'; readonly count: number };

export interface ProvidersTree extends Ending {
  refresh(): void;
}

/** The Providers view: a row a provider with its state in words, and a row a problem in the settings. */
export function createProvidersTree(parts: ProvidersTreeParts): ProvidersTree {
  const { directory, summaries, health, tester } = parts;
  const changed = new EventEmitter<undefined>();
  const refresh = (): void => {
    changed.fire(undefined);
  };
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (row) => {
      if (row !== undefined) return [];
      const { providers, problems } = directory.current();
      const missing = await providersWithoutToken(providers, summaries);
      return [
        ...(missing.length > 1 ? [{ kind: 'missingTokens' as const, count: missing.length }] : []),
        ...providers.map(({ id }): Row => ({ kind: 'provider', providerId: id })),
        ...problems.map((problem): Row => ({ kind: 'problem', problem })),
      ];
    },
    getTreeItem: (row) => {
      if (row.kind === 'problem') return problemItem(row.problem);
      if (row.kind === 'missingTokens') return missingTokensItem(row.count);
      const found = directory.current().byId.get(row.providerId);
      return found === undefined ? new TreeItem('') : providerItem(parts, found);
    },
  };
  const view = window.createTreeView('gitProviders.providers', { treeDataProvider: provider });
  const subscriptions = [
    directory.onDidChange(refresh),
    summaries.onDidChange(refresh),
    health.onDidChange(refresh),
    tester.onDidChange(refresh),
  ];
  return {
    refresh,
    dispose: () => {
      for (const each of [...subscriptions, view, changed]) each.dispose();
    },
  };
}

async function providerItem(parts: ProvidersTreeParts, provider: Provider): Promise<TreeItem> {
  const account = await parts.summaries.of(provider);
  const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
  const testing = parts.tester.isTesting(provider.id);
  const isDefault = parts.directory.current().defaultProvider?.id === provider.id;
  const label = testing ? l10n.t('Testing…') : stateLabel(state);
  const item = new TreeItem(provider.name);
  item.id = provider.id;
  item.contextValue = `provider ${provider.status} ${isDefault ? 'default ' : ''}${state.kind}`;
  item.description = [provider.organization, isDefault ? l10n.t('default') : undefined, label.toLowerCase()]
    .filter((part) => part !== undefined)
    .join(' · ');
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
      state: [provider.organization, isDefault ? l10n.t('default') : undefined, label]
        .filter((part) => part !== undefined)
        .join(', '),
    }),
  };
  return item;
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

/** One quiet row for all of them: after a sync, on a new machine, in a team's workspace. */
function missingTokensItem(count: number): TreeItem {
  const item = new TreeItem(l10n.t('{0} providers need a token on this machine', count));
  item.id = 'missingTokens';
  item.contextValue = 'missingTokens';
  item.iconPath = new ThemeIcon('key');
  return item;
}

function problemItem(problem: EntryProblem): TreeItem {
  const item = new TreeItem(problem.name ?? problem.id ?? 'gitProviders.providers');
  const sentence = entryProblemSentence(problem);
  item.description = sentence;
  item.tooltip = sentence;
  item.contextValue = 'problem';
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.command = {
    command: `${commandPrefix}openSettings`,
    title: l10n.t('Open Settings'),
    arguments: [problem.scope],
  };
  return item;
}
