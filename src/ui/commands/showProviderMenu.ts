import { l10n, ThemeIcon } from 'vscode';
import { askChoice } from '../quickInput/askChoice';
import { runCommand } from './command';
import type { CommandId } from './commandIds';
import { pickProvider, type PickProviderParts } from './pickProvider';

/** The menu behind the status bar item. */
export async function showProviderMenu(parts: PickProviderParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Git Provider'));
  if (provider === undefined) return;
  const item = (id: CommandId, label: string, icon: string) => ({
    label,
    iconPath: new ThemeIcon(icon),
    value: id,
  });
  const picked = await askChoice<CommandId>({
    title: provider.name,
    placeholder: l10n.t('What to do with this provider?'),
    items: [
      item('testConnection', l10n.t('Test Connection'), 'plug'),
      item('updateToken', l10n.t('Update Token…'), 'key'),
      item('openTokenPage', l10n.t('Open Token Page'), 'link-external'),
      item('openHost', l10n.t('Open Host'), 'link-external'),
      item('chooseForRepository', l10n.t('Choose Provider for This Repository…'), 'repo'),
      item('explainCredential', l10n.t('Explain Credential'), 'question'),
    ],
  });
  if (picked.kind !== 'next') return;
  const aboutRepository = picked.value === 'explainCredential' || picked.value === 'chooseForRepository';
  await runCommand(picked.value, aboutRepository ? undefined : provider.id);
}
