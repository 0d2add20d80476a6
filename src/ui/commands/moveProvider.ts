import { l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import { scopeKey, userScope, type Provider, type Scope } from '../../core/provider/provider';
import type { ProviderSaver } from '../../core/provider/providerSaver';
import { askChoice } from '../quickInput/askChoice';
import { openScopes } from '../settingsScopes';
import { scopeName } from '../words/scopeWords';
import { changeEach } from './changeEach';
import { pickProvider, type PickProviderParts } from './pickProvider';
import { saveOrTell } from './saveOrTell';

export interface MoveParts {
  readonly saver: ProviderSaver;
  readonly log: LogOutputChannel;
}

export type MoveProviderParts = PickProviderParts & MoveParts;

/** Moves a definition into the user's own settings. The token follows: it is the user who says so. */
export async function moveToUser(parts: MoveProviderParts, argument: unknown): Promise<void> {
  const title = l10n.t('Move to User Settings');
  const provider = await pickProvider(parts, argument, title, ({ scope }) => scope.kind !== 'user');
  if (provider !== undefined) await move(parts, provider, userScope);
}

/** Moves a definition into the settings of the workspace, or of one of its folders. */
export async function moveToWorkspace(parts: MoveProviderParts, argument: unknown): Promise<void> {
  const title = l10n.t('Move to Workspace Settings');
  const places = openScopes().filter(({ kind }) => kind !== 'user');
  if (places.length === 0) {
    void window.showErrorMessage(l10n.t('Open a folder or a workspace first, and trust it.'));
    return;
  }
  const others = (provider: Provider): readonly Scope[] =>
    places.filter((scope) => scopeKey(scope) !== scopeKey(provider.scope));
  const provider = await pickProvider(parts, argument, title, (each) => others(each).length > 0);
  if (provider === undefined) return;
  const to = await askPlace(title, others(provider));
  if (to !== undefined) await move(parts, provider, to);
}

async function askPlace(title: string, places: readonly Scope[]): Promise<Scope | undefined> {
  const [only, second] = places;
  if (second === undefined) return only;
  const picked = await askChoice({
    title,
    placeholder: l10n.t('Which settings?'),
    items: places.map((scope) => ({
      label: scopeName(scope),
      iconPath: new ThemeIcon(scope.kind === 'folder' ? 'folder' : 'root-folder'),
      value: scope,
    })),
  });
  return picked.kind === 'next' ? picked.value : undefined;
}

/** Moves providers to one scope, each with its token; those that are there already stay. */
export async function moveProviders(
  parts: MoveParts,
  providers: readonly Provider[],
  to: Scope,
): Promise<void> {
  const { saver, log } = parts;
  const moving = providers.filter(({ scope }) => scopeKey(scope) !== scopeKey(to));
  const [only, second] = moving;
  if (second !== undefined) await changeEach(moving, log, (provider) => saver.move(provider, to));
  else if (only !== undefined) await move(parts, only, to);
}

async function move({ saver, log }: MoveParts, provider: Provider, to: Scope): Promise<void> {
  if (scopeKey(provider.scope) === scopeKey(to)) return;
  await saveOrTell(() => saver.move(provider, to), to, log);
}
