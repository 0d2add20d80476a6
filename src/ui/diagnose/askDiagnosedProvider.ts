import { l10n, ThemeIcon } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { runCommand } from '../commands/command';
import { providerItem } from '../commands/pickProvider';
import { openGitApi } from '../gitExtension';
import { followOpenRepository } from '../openRepository';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import type { DiagnoseCommandParts } from './diagnoseCommandParts';

/** One of all providers, that of the open repository preselected; `undefined` where the user leaves or adds one first. */
export async function askDiagnosedProvider(
  { directory, hosts, resolver }: DiagnoseCommandParts,
  title: string,
): Promise<Provider | undefined> {
  const add: ChoiceItem<undefined> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    value: undefined,
  };
  const { providers, byId, defaultProvider } = directory.current();
  const open = (await openProvider(resolver)) ?? defaultProvider;
  const active = byId.get(open?.id ?? '');
  const picked = await askChoice<Provider | undefined>({
    title,
    placeholder: l10n.t('Which provider?'),
    items: [...providers.map((provider) => providerItem(provider, hosts)), add],
    ...(active !== undefined && { active }),
  });
  if (picked.kind !== 'next') return undefined;
  if (picked.value === undefined) await runCommand('addProvider');
  return picked.value;
}

async function openProvider(resolver: DiagnoseCommandParts['resolver']): Promise<Provider | undefined> {
  const git = await openGitApi();
  if (git === undefined) return undefined;
  const open = followOpenRepository(git, resolver);
  try {
    const resolution = await open.resolve();
    return resolution !== undefined && 'match' in resolution ? resolution.match.provider : undefined;
  } finally {
    open.dispose();
  }
}
