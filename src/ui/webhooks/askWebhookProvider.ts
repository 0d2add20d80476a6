import { l10n, ThemeIcon } from 'vscode';
import type { Provider } from '../../core/provider/provider';
import { providerItem } from '../commands/pickProvider';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import type { StepOutcome } from '../quickInput/wizard';
import { noSteps } from './noSteps';
import type { WebhookParts, WebhookTarget } from './webhookParts';

type Chosen = Pick<WebhookTarget, 'provider' | 'host'>;

/** One of the active providers, the one chosen before or else the default preselected. `add`: another one is wanted. */
export function askWebhookProvider(
  { directory, hosts }: Pick<WebhookParts, 'directory' | 'hosts'>,
  title: string,
  before: Provider | undefined,
  canGoBack: boolean,
): Promise<StepOutcome<Chosen | 'add'>> {
  const { providers, defaultProvider } = directory.current();
  const items = providers.flatMap((provider): ChoiceItem<Chosen | 'add'>[] => {
    const host = hosts.get(provider.type);
    if (host === undefined || provider.status === 'inactive') return [];
    return [{ ...providerItem(provider, hosts), value: { provider, host } }];
  });
  const wanted = before?.id ?? defaultProvider?.id;
  const active = items.find(({ value }) => value !== 'add' && value.provider.id === wanted)?.value;
  const add: ChoiceItem<Chosen | 'add'> = {
    label: l10n.t('Add Provider…'),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    value: 'add',
  };
  return askChoice<Chosen | 'add'>({
    title,
    placeholder: items.length === 0 ? l10n.t('No provider is active.') : l10n.t('Which provider?'),
    items: [...items, add],
    ...(active !== undefined && { active }),
    position: noSteps(canGoBack),
  });
}
