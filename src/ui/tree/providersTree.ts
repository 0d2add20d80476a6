import { EventEmitter, ThemeColor, ThemeIcon, TreeItem, l10n, window, type TreeDataProvider } from 'vscode';
import type { ProjectProblem } from '../../core/project/decodeProject';
import type { EntryProblem } from '../../core/provider/definitionProblem';
import { providersWithoutToken } from '../../core/provider/providersWithoutToken';
import type { Ending } from '../../shared/emitter';
import { commandPrefix } from '../commands/commandIds';
import { entryProblemSentence } from '../words/fieldWords';
import { countedItem, type CountedKind } from './countedItem';
import { providerItem, type ProviderItemParts } from './providerItem';
import type { Remains } from '../remains';

/** An entry of a provider or of a project. */
type SettingsProblem = Pick<EntryProblem, 'scope' | 'id' | 'name'> &
  Pick<EntryProblem | ProjectProblem, 'error'>;

export interface ProvidersTreeParts extends ProviderItemParts {
  readonly remains: Remains;
}

type Row =
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'problem'; readonly setting: string; readonly problem: SettingsProblem }
  | { readonly kind: CountedKind; readonly count: number };

export interface ProvidersTree extends Ending {
  refresh(): void;
}

/** The Providers view: a row a provider with its state in words, and a row a problem in the settings. */
export function createProvidersTree(parts: ProvidersTreeParts): ProvidersTree {
  const { directory, summaries, health, tester, remains } = parts;
  const changed = new EventEmitter<undefined>();
  const refresh = (): void => {
    changed.fire(undefined);
  };
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (row) => {
      if (row !== undefined) return [];
      const { providers, problems, projectProblems } = directory.current();
      const missing = await providersWithoutToken(providers, summaries);
      return [
        ...counted('interrupted', remains.unfinished().length),
        ...counted('vanished', remains.lost().length),
        ...(missing.length > 1 ? counted('missingTokens', missing.length) : []),
        ...providers.map(({ id }): Row => ({ kind: 'provider', providerId: id })),
        ...problems.map((problem) => problemRow('gitProviders.providers', problem)),
        ...projectProblems.map((problem) => problemRow('gitProviders.projects', problem)),
      ];
    },
    getTreeItem: (row) => {
      if (row.kind === 'problem') return problemItem(row.setting, row.problem);
      if (row.kind !== 'provider') return countedItem(row.kind, row.count);
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
    remains.onDidChange(refresh),
  ];
  return {
    refresh,
    dispose: () => {
      for (const each of [...subscriptions, view, changed]) each.dispose();
    },
  };
}

function counted(kind: CountedKind, count: number): readonly Row[] {
  return count > 0 ? [{ kind, count }] : [];
}

function problemRow(setting: string, problem: SettingsProblem): Row {
  return { kind: 'problem', setting, problem };
}

function problemItem(setting: string, problem: SettingsProblem): TreeItem {
  const item = new TreeItem(problem.name ?? problem.id ?? setting);
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
