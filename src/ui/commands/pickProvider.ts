import * as v from 'valibot';
import { l10n, ThemeIcon } from 'vscode';
import type { GitHost } from '../../core/host/gitHost';
import type { Provider } from '../../core/provider/provider';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { runCommand } from './command';

/** A provider's id as menus and tree rows pass it. */
const providerArgument = v.union([
  v.string(),
  v.pipe(
    v.object({ providerId: v.string() }),
    v.transform((row) => row.providerId),
  ),
]);

/** A provider's row among those that are selected. Rows below it are of other things. */
const selectedRow = v.object({ kind: v.literal('provider'), providerId: v.string() });

export interface PickProviderParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** The provider that a command was called for, or else the one that the user picks. */
export async function pickProvider(
  { directory, hosts }: PickProviderParts,
  argument: unknown,
  title: string,
  applies: (provider: Provider) => boolean = () => true,
): Promise<Provider | undefined> {
  const { byId, providers } = directory.current();
  const named = v.safeParse(providerArgument, argument);
  const given = named.success ? byId.get(named.output) : undefined;
  if (given !== undefined) return given;
  const add: ChoiceItem<undefined> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    value: undefined,
    alwaysShow: true,
  };
  const picked = await askChoice<Provider | undefined>({
    title,
    placeholder: l10n.t('Which provider?'),
    items: [...providers.filter(applies).map((provider) => providerItem(provider, hosts)), add],
  });
  if (picked.kind !== 'next') return undefined;
  if (picked.value === undefined) await runCommand('addProvider');
  return picked.value;
}

/** The providers that a command was called for together, or else the one that `pickProvider` gives. */
export async function pickProviders(
  parts: PickProviderParts,
  argument: unknown,
  selection: unknown,
  title: string,
  applies: (provider: Provider) => boolean = () => true,
): Promise<readonly Provider[]> {
  const selected = providersOf(parts, selection);
  if (selected.length > 1) return selected.filter(applies);
  const picked = await pickProvider(parts, argument, title, applies);
  return picked === undefined ? [] : [picked];
}

function providersOf({ directory }: PickProviderParts, selection: unknown): readonly Provider[] {
  const { byId } = directory.current();
  const rows = Array.isArray(selection) ? selection.filter((row) => v.is(selectedRow, row)) : [];
  return [...new Set(rows.map(({ providerId }) => providerId))].flatMap((id) => byId.get(id) ?? []);
}

export function providerItem(provider: Provider, hosts: ReadonlyMap<string, GitHost>): ChoiceItem<Provider> {
  const host = hosts.get(provider.type);
  const { organization } = provider;
  const where = provider.baseUrl.href.replace(/^https?:\/\//, '');
  return {
    label: provider.name,
    description: organization === undefined ? where : `${where} · ${organization}`,
    iconPath: new ThemeIcon(host?.icon ?? 'plug'),
    value: provider,
  };
}
