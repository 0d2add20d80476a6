import { l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import { nameKey } from '../../core/provider/definitionRules';
import { scopeKey, userScope, type Scope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import {
  compareDefinitions,
  planSave,
  type ComparedDefinition,
  type ConflictChoice,
  type PlannedSave,
} from '../../core/transfer/importPlan';
import { askChoice } from '../quickInput/askChoice';
import { askConflict, askImportScope, askWhichDefinitions } from '../transfer/askImport';
import { readDefinitions } from '../transfer/readDefinitions';
import { isRefused } from '../transfer/refused';
import { scopeName } from '../words/scopeWords';
import { saveOrTell } from './saveOrTell';
import { suggestName } from './suggestName';
import { runCommand } from './command';

export interface ImportDefinitionsParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly log: LogOutputChannel;
}

/** Takes definitions of a file or the clipboard in. Nothing is written before the last step is confirmed. */
export async function importDefinitions(parts: ImportDefinitionsParts): Promise<void> {
  const { directory, hosts } = parts;
  if (isRefused(directory, 'write')) return;
  const file = await readDefinitions(l10n.t('Import Definitions'), [...hosts.values()]);
  if (file === undefined) return;
  const compared = compareDefinitions(file.definitions, directory.current(), directory.policy());
  const wanted = await askWhichDefinitions(compared, file, hosts);
  if (wanted === undefined || wanted.length === 0) return;
  const plan = await askPlan(parts, wanted);
  if (plan === undefined) return;
  if (plan.length === 0) {
    void window.showInformationMessage(l10n.t('Everything stays as it is.'));
    return;
  }
  if (await confirm(plan)) await save(parts, plan);
}

/** `undefined`: the user cancelled. */
async function askPlan(
  { directory }: ImportDefinitionsParts,
  wanted: readonly ComparedDefinition[],
): Promise<readonly PlannedSave[] | undefined> {
  const choices = new Map<ComparedDefinition, ConflictChoice>();
  const conflicts = wanted.filter(({ comparison }) => comparison.kind !== 'new');
  for (const [at, each] of conflicts.entries()) {
    const choice = await askConflict(each, { step: at + 1, total: conflicts.length });
    if (choice === undefined) return undefined;
    choices.set(each, choice);
  }
  const adds = wanted.some((each) => (choices.get(each) ?? 'copy') === 'copy');
  const scope: Scope | undefined = adds ? await askImportScope() : userScope;
  if (scope === undefined) return undefined;
  const taken = new Set(directory.current().providers.map(({ name }) => nameKey(name)));
  const freeName = (wish: string): string => {
    const name = suggestName(wish, taken);
    taken.add(nameKey(name));
    return name;
  };
  return wanted.flatMap((each) => planSave(each, choices.get(each) ?? 'keep', scope, freeName) ?? []);
}

async function confirm(plan: readonly PlannedSave[]): Promise<boolean> {
  const scopes = new Map(plan.map(({ scope }) => [scopeKey(scope), scope]));
  const detail = [...scopes].map(([key, scope]) =>
    l10n.t('{scope}: {names}', {
      scope: scopeName(scope),
      names: plan
        .filter((each) => scopeKey(each.scope) === key)
        .map(({ definition }) => definition.name)
        .join(', '),
    }),
  );
  const picked = await askChoice({
    title: l10n.t('Import Definitions'),
    placeholder:
      plan.length === 1
        ? l10n.t('1 definition is written to the settings.')
        : l10n.t('{0} definitions are written to the settings.', plan.length),
    items: [
      {
        label: l10n.t('Import'),
        detail: detail.join(' · '),
        iconPath: new ThemeIcon('check'),
        value: true,
      },
      { label: l10n.t('Cancel'), iconPath: new ThemeIcon('x'), value: false },
    ],
  });
  return picked.kind === 'next' && picked.value;
}

async function save({ directory, log }: ImportDefinitionsParts, plan: readonly PlannedSave[]): Promise<void> {
  const names: string[] = [];
  for (const { definition, scope } of plan) {
    const saved = await saveOrTell(() => directory.save(definition, scope), scope, log);
    if (saved.ok) names.push(saved.value.name);
  }
  if (names.length === 0) return;
  const add = l10n.t('Add Tokens…');
  const answer = await window.showInformationMessage(
    names.length === 1
      ? l10n.t('1 definition was imported: {0}.', names.join(', '))
      : l10n.t('{0} definitions were imported: {1}.', names.length, names.join(', ')),
    add,
  );
  if (answer === add) await runCommand('addTokens');
}
