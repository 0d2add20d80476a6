import { l10n, ThemeIcon, window } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import { userScope, type Scope } from '../../core/provider/provider';
import type { DefinitionsFile } from '../../core/transfer/definitionsFile';
import {
  conflictChoices,
  type Comparison,
  type ComparedDefinition,
  type ConflictChoice,
} from '../../core/transfer/importPlan';
import { providerItem } from '../commands/pickProvider';
import { askChoice } from '../quickInput/askChoice';
import { openScopes } from '../settingsScopes';
import { entryProblemSentence } from '../words/fieldWords';
import { scopeName } from '../words/scopeWords';
import { choiceLabel, choiceSentence, comparisonLabel, comparisonSentence } from '../words/transferWords';
import { askMany, separator, type ManyItem } from './askMany';

const title = (): string => l10n.t('Import Definitions');

/** Shows what a file holds beside what is here, and asks which definitions are wanted. */
export async function askWhichDefinitions(
  compared: readonly ComparedDefinition[],
  { unusable }: DefinitionsFile,
  hosts: ReadonlyMap<string, GitHost>,
): Promise<readonly ComparedDefinition[] | undefined> {
  const of = (...kinds: Comparison['kind'][]): readonly ComparedDefinition[] =>
    compared.filter(({ comparison }) => kinds.includes(comparison.kind));
  const row = (each: ComparedDefinition): ManyItem<ComparedDefinition> => {
    const { iconPath, label, description } = providerItem({ ...each.definition, scope: userScope }, hosts);
    const { comparison } = each;
    const detail = comparisonSentence(comparison) ?? comparisonLabel(comparison);
    return {
      label,
      ...(comparison.kind !== 'new' && { detail }),
      value: each,
      picked: true,
      ...(iconPath && { iconPath }),
      ...(description && { description }),
    };
  };
  const group = (label: string, rows: readonly ComparedDefinition[]): ManyItem<ComparedDefinition>[] =>
    rows.length === 0 ? [] : [separator(label), ...rows.map(row)];
  const items = [
    ...group(l10n.t('New'), of('new')),
    ...group(l10n.t('Conflicting: you are asked about each'), of('conflict', 'occupied')),
  ];
  const left = [
    ...of('same', 'refused').map(({ definition, comparison }) =>
      l10n.t('{name}: {why}', {
        name: definition.name,
        why: comparisonSentence(comparison) ?? comparisonLabel(comparison),
      }),
    ),
    ...unusable.map(({ shown, error }) =>
      l10n.t('{name}: {why}', { name: shown, why: entryProblemSentence({ error }) }),
    ),
  ];
  if (items.length === 0) {
    void window.showInformationMessage(
      left.length === 0
        ? l10n.t('There is no definition in it.')
        : l10n.t('There is nothing to import. {0}', left.join('; ')),
    );
    return undefined;
  }
  return askMany({
    title: title(),
    placeholder:
      left.length === 0
        ? l10n.t('Which definitions? Nothing is written before you have confirmed.')
        : l10n.t('Which definitions? Left out: {0}', left.join('; ')),
    items,
  });
}

/** What is to become of one conflict; `undefined`: the user cancelled. */
export async function askConflict(
  { definition, comparison }: ComparedDefinition,
  position: { readonly step: number; readonly total: number },
): Promise<ConflictChoice | undefined> {
  const movesToken =
    comparison.kind === 'conflict' && comparison.provider.baseUrl.href !== definition.baseUrl.href;
  const picked = await askChoice({
    title: l10n.t('Import Definitions: {0}', definition.name),
    placeholder: comparisonSentence(comparison) ?? comparisonLabel(comparison),
    position: { ...position, canGoBack: false },
    items: conflictChoices(comparison).map((choice) => ({
      label: choiceLabel(choice),
      detail: choiceSentence(choice, movesToken),
      value: choice,
    })),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

/** Whose settings new definitions go to. */
export async function askImportScope(): Promise<Scope | undefined> {
  const scopes = openScopes();
  if (scopes.length === 1) return userScope;
  const picked = await askChoice({
    title: title(),
    placeholder: l10n.t('Which settings are new definitions written to?'),
    items: scopes.map((scope) => ({
      label: scopeName(scope),
      iconPath: new ThemeIcon(scope.kind === 'user' ? 'account' : 'root-folder'),
      value: scope,
    })),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}
