import { l10n, ThemeIcon } from 'vscode';
import type { Provider } from '../../../core/provider/provider';
import { providerItem } from '../../commands/pickProvider';
import { askChoice, type ChoiceItem } from '../../quickInput/askChoice';
import type { StepOutcome, StepPosition } from '../../quickInput/wizard';
import type { CreateProjectParts } from './createProjectParts';
import type { ChosenProvider } from './projectAnswers';

/** The active providers with a token, the default first and preselected. `add`: there is to be another one. */
export async function askProvider(
  parts: CreateProjectParts,
  title: string,
  chosen: ChosenProvider | undefined,
  position: StepPosition,
): Promise<StepOutcome<ChosenProvider | 'add'>> {
  const { directory, hosts } = parts;
  const preset = directory.current().defaultProvider;
  const usable = await usableProviders(parts);
  const items = usable.flatMap((provider): ChoiceItem<ChosenProvider | 'add'>[] => {
    const host = hosts.get(provider.type);
    if (host === undefined) return [];
    const { description = '', ...item } = providerItem(provider, hosts);
    const isDefault = provider.id === preset?.id;
    const shown = isDefault ? l10n.t('{0} · default', description) : description;
    return [{ ...item, description: shown, value: { provider, host } }];
  });
  const add: ChoiceItem<ChosenProvider | 'add'> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    value: 'add',
  };
  const wanted = chosen?.provider.id ?? preset?.id;
  const active = items.find(({ value }) => value !== 'add' && value.provider.id === wanted)?.value;
  return askChoice<ChosenProvider | 'add'>({
    title,
    placeholder:
      items.length === 0
        ? l10n.t('No active provider has a token on this machine.')
        : l10n.t('Which provider are clones, pushes and webhooks to use?'),
    items: [...items, add],
    ...(active !== undefined && { active }),
    position,
  });
}

async function usableProviders({
  directory,
  summaries,
}: Pick<CreateProjectParts, 'directory' | 'summaries'>): Promise<readonly Provider[]> {
  const active = directory.current().providers.filter(({ status }) => status === 'active');
  const known = await Promise.all(active.map((provider) => summaries.of(provider)));
  return active.filter((_, at) => {
    const summary = known[at];
    return summary !== undefined && !('kind' in summary);
  });
}
