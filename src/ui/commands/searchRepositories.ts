import { l10n, ThemeIcon } from 'vscode';
import type { Repository } from '../../core/host/gitHost';
import { searchRepository, type PickRepositoryParts } from '../projects/pickRepository';
import { askChoice, type ChoiceItem } from '../quickInput/askChoice';
import { runWizard } from '../quickInput/wizard';
import { runCommand } from './command';
import type { CommandId } from './commandIds';
import { pickProvider } from './pickProvider';

interface Answers {
  readonly repository?: Repository;
  readonly action?: CommandId;
}

/** Searches the repositories of a provider while the user types, and offers what can be done with the one chosen. */
export async function searchRepositories(parts: PickRepositoryParts, argument: unknown): Promise<void> {
  const search = l10n.t('Search Repositories');
  const provider = await pickProvider(parts, argument, search, ({ status }) => status === 'active');
  if (provider === undefined) return;
  const title = l10n.t('Repositories of {0}', provider.name);
  const start: Answers = {};
  const answers = await runWizard(start, [
    {
      applies: () => true,
      async ask(_, position) {
        const placeholder = l10n.t('Type a part of the name');
        const found = await searchRepository(parts, provider, { title, placeholder, position });
        return found.kind === 'next' ? { kind: 'next', value: { repository: found.value } } : found;
      },
    },
    {
      applies: () => true,
      async ask({ repository }, position) {
        const chosen = await askChoice({
          title: repository?.fullName ?? title,
          placeholder: l10n.t('What to do with this repository?'),
          items: actions(),
          position,
        });
        return chosen.kind === 'next' ? { kind: 'next', value: { action: chosen.value } } : chosen;
      },
    },
  ]);
  if (answers?.repository === undefined || answers.action === undefined) return;
  await runCommand(answers.action, { providerId: provider.id, repository: answers.repository });
}

function actions(): readonly ChoiceItem<CommandId>[] {
  const item = (value: CommandId, label: string, icon: string): ChoiceItem<CommandId> => ({
    label,
    iconPath: new ThemeIcon(icon),
    value,
  });
  return [
    item('cloneRepository', l10n.t('Clone…'), 'repo-clone'),
    item('openRepository', l10n.t('Open on the Web'), 'link-external'),
    item('copyCloneUrl', l10n.t('Copy Clone URL'), 'copy'),
    item('createProject', l10n.t('Create Pipeline Project…'), 'project'),
  ];
}
