import { l10n, ThemeIcon } from 'vscode';
import type { AccountSummaries } from '../../core/account/accountSummaries';
import type { HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import { providerState } from '../../core/provider/providerState';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { stateLabel } from '../words/stateWords';
import { runCommand } from './command';
import type { CommandId } from './commandIds';
import { pickProvider, type PickProviderParts } from './pickProvider';

export interface ShowProviderMenuParts extends PickProviderParts {
  readonly summaries: AccountSummaries;
  readonly health: HealthStore;
  readonly now: () => Date;
}

/** A command, and whether it is about the provider or about the open repository. */
interface MenuEntry {
  readonly id: CommandId;
  readonly about: 'provider' | 'repository';
}

/** The menu behind the status bar item. */
export async function showProviderMenu(parts: ShowProviderMenuParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Git Provider'));
  if (provider === undefined) return;
  const account = await parts.summaries.of(provider);
  const state = providerState(provider, account, parts.health.read(provider.id), parts.now());
  const picked = await askChoice({
    title: l10n.t('{name}: {state}', { name: provider.name, state: stateLabel(state) }),
    placeholder: l10n.t('What to do with this provider?'),
    items: menuItems(provider, parts),
  });
  if (picked.kind !== 'next') return;
  const { id, about } = picked.value;
  await runCommand(id, about === 'provider' ? provider.id : undefined);
}

function menuItems(
  { type, status }: Provider,
  { hosts }: ShowProviderMenuParts,
): readonly ChoiceItem<MenuEntry>[] {
  const item = (
    id: CommandId,
    label: string,
    icon: string,
    about: MenuEntry['about'] = 'provider',
  ): ChoiceItem<MenuEntry> => ({ label, iconPath: new ThemeIcon(icon), value: { id, about } });
  return [
    item('testConnection', l10n.t('Test Connection'), 'plug'),
    item('updateToken', l10n.t('Update Token…'), 'key'),
    item('rotateToken', l10n.t('Rotate Token…'), 'sync'),
    item('editProvider', l10n.t('Edit Provider…'), 'edit'),
    item('chooseForRepository', l10n.t('Choose Provider for This Repository…'), 'repo', 'repository'),
    item('explainCredential', l10n.t('Explain Credential'), 'question', 'repository'),
    item('openHost', l10n.t('Open Host'), hosts.get(type)?.icon ?? 'link-external'),
    item('showLog', l10n.t('Show Log'), 'output'),
    status === 'active'
      ? item('deactivate', l10n.t('Deactivate'), 'circle-slash')
      : item('activate', l10n.t('Activate'), 'check'),
  ];
}
