import { env, l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { AccountStore } from '../../core/account/accountStore';
import type { GitHost } from '../../core/host/gitHost';
import type { History } from '../../core/history/history';
import { lastDefinitions } from '../../core/history/lastDefinitions';
import { presentDefinitions } from '../../core/history/presentDefinitions';
import { restorableDefinitions, type RestorableDefinition } from '../../core/history/restorableDefinitions';
import { decodeDefinition } from '../../core/provider/decodeDefinition';
import { nameKey } from '../../core/provider/definitionRules';
import { scopeKey, userScope, type Provider, type Scope } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import type { SettingsPort } from '../../core/provider/settingsPort';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { entryProblemSentence } from '../words/fieldWords';
import { placeName, restorableLabel } from '../words/historyWords';
import { runCommand } from './command';
import { saveOrTell, tellSaveProblem } from './saveOrTell';
import { suggestName } from './suggestName';

export interface RestoreProviderParts {
  readonly directory: ProviderDirectory;
  readonly settings: Pick<SettingsPort, 'layers'>;
  readonly history: History;
  readonly accounts: AccountStore;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly log: LogOutputChannel;
  /** Has the definitions followed from anew: one is not missed any more. */
  readonly historyChanged: () => void;
}

/** Brings back a definition that was deleted or vanished. Its token is asked for where none is stored. */
export async function restoreProvider(parts: RestoreProviderParts): Promise<void> {
  const { directory, settings, history, accounts, log } = parts;
  const refusal = directory.policy().refuses('write');
  if (refusal !== undefined) {
    await tellSaveProblem({ kind: 'refused', refusal }, userScope, log);
    return;
  }
  const known = lastDefinitions(await history.read());
  const layers = settings.layers();
  const scopes = layers.map(({ scope }) => scope);
  const found = restorableDefinitions(known, presentDefinitions(layers), scopes.map(scopeKey));
  if (found.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to restore: the history holds no provider that is missing here.'),
    );
    return;
  }
  const picked = await askChoice({
    title: l10n.t('Restore Provider'),
    placeholder: l10n.t('Which definition? Its token comes back only if this machine still has it.'),
    items: found.map((each) => restorableItem(each, placeOf(each, scopes))),
  });
  if (picked.kind !== 'next') return;
  if (!(await isWanted(parts, picked.value))) return;
  const restored = await restore(parts, picked.value, placeOf(picked.value, scopes) ?? userScope);
  if (restored === undefined) return;
  tellDifferences(picked.value, restored);
  const account = await accounts.read(restored);
  if (!account.ok) await runCommand('updateToken', restored.id);
}

/** What vanished may have been taken out by hand, and stay away: then it is not offered again by itself. */
async function isWanted(
  { history, historyChanged }: RestoreProviderParts,
  { last, how }: RestorableDefinition,
): Promise<boolean> {
  if (how === 'deleted') return true;
  const picked = await askChoice<boolean>({
    title: l10n.t('Restore Provider: {0}', last.name),
    placeholder: l10n.t('It vanished from the settings without having been deleted here.'),
    items: [
      { label: l10n.t('Restore'), iconPath: new ThemeIcon('history'), value: true },
      {
        label: l10n.t('Leave It Out'),
        detail: l10n.t('It was taken out on purpose. It can still be restored later.'),
        iconPath: new ThemeIcon('x'),
        value: false,
      },
    ],
  });
  if (picked.kind !== 'next') return false;
  if (!picked.value) {
    const { id, name, scope } = last;
    await history.record({ id, name, scope, action: { kind: 'dismissed' } });
    historyChanged();
  }
  return picked.value;
}

/** The scope that a definition was in, if it is open here. */
function placeOf({ last }: RestorableDefinition, scopes: readonly Scope[]): Scope | undefined {
  return scopes.find((scope) => scopeKey(scope) === last.scope);
}

function restorableItem(
  restorable: RestorableDefinition,
  place: Scope | undefined,
): ChoiceItem<RestorableDefinition> {
  const { last, how } = restorable;
  const { baseUrl } = last.definition;
  const time = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const happened = restorableLabel(how, time.format(new Date(last.at)));
  return {
    label: last.name,
    ...(typeof baseUrl === 'string' && { description: baseUrl.replace(/^https?:\/\//, '') }),
    detail:
      place === undefined
        ? l10n.t('{0} {1} is not open: it is restored to the user settings.', happened, placeName(last.scope))
        : l10n.t('{0} It is restored to: {1}.', happened, placeName(last.scope)),
    iconPath: new ThemeIcon(how === 'deleted' ? 'trash' : 'question'),
    value: restorable,
  };
}

async function restore(
  { directory, hosts, log }: RestoreProviderParts,
  { last }: RestorableDefinition,
  scope: Scope,
): Promise<Provider | undefined> {
  const decoded = decodeDefinition(last.id, last.definition, [...hosts.values()]);
  if (!decoded.ok) {
    const problem = entryProblemSentence({ error: decoded.error });
    void window.showErrorMessage(l10n.t('“{0}” cannot be restored as it was. {1}', last.name, problem));
    return undefined;
  }
  const taken = new Set(directory.current().providers.map(({ name }) => nameKey(name)));
  const definition = { ...decoded.value, name: suggestName(decoded.value.name, taken) };
  const saved = await saveOrTell(() => directory.save(definition, scope), scope, log);
  return saved.ok ? saved.value : undefined;
}

/** What is not as it was. */
function tellDifferences({ last }: RestorableDefinition, { name, scope }: Provider): void {
  const renamed = name !== last.name;
  const elsewhere = scopeKey(scope) !== last.scope;
  if (!renamed && !elsewhere) return;
  const sentences = [
    ...(renamed ? [l10n.t('Its name is taken, so it is restored as “{0}”.', name)] : []),
    ...(elsewhere
      ? [l10n.t('{0} is not open, so it is in the user settings now.', placeName(last.scope))]
      : []),
  ];
  void window.showInformationMessage([l10n.t('“{0}” is back.', last.name), ...sentences].join(' '));
}
