import { commands, l10n, ThemeIcon, window, type LogOutputChannel } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import { pickProvider, type PickProviderParts } from '../commands/pickProvider';
import { openGitApi, type GitRepository } from '../gitExtension';
import { askChoice } from '../quickInput/askChoice';
import { publishRepository } from '../remoteSources/publishRepository';
import type { UsableAccountParts } from '../remoteSources/usableAccount';

export interface PublishFolderParts extends PickProviderParts, UsableAccountParts {
  readonly remembered: Pick<RememberedChoices, 'write'>;
  readonly tester: Pick<ConnectionTester, 'verify'>;
  readonly log: LogOutputChannel;
}

/** Publishes an open repository that has no remote yet to a provider's host. */
export async function publishFolder(parts: PublishFolderParts, argument: unknown): Promise<void> {
  const { tester, log } = parts;
  const title = l10n.t('Publish Folder');
  const provider = await pickProvider(parts, argument, title, ({ status }) => status === 'active');
  if (provider === undefined) return;
  const git = await openGitApi();
  if (git === undefined) {
    void window.showErrorMessage(l10n.t('VS Code’s Git is switched off here, so nothing can be published.'));
    return;
  }
  const local = await pickLocal(
    title,
    git.repositories.filter(({ state }) => state.remotes.length === 0),
  );
  if (local === 'cancelled') return;
  if (local === undefined) {
    await offerRepository();
    return;
  }
  await publishRepository(
    {
      ...parts,
      verify: (each, account) => tester.verify(each, account),
      logFailure: (cause) => {
        log.error('A publication failed', cause instanceof Error ? cause : String(cause));
      },
    },
    provider,
    local,
  );
}

async function pickLocal(
  title: string,
  locals: readonly GitRepository[],
): Promise<GitRepository | 'cancelled' | undefined> {
  const [only, second] = locals;
  if (second === undefined) return only;
  const picked = await askChoice({
    title,
    placeholder: l10n.t('Which repository is to be published?'),
    items: locals.map((local) => ({
      label: local.rootUri.path.slice(local.rootUri.path.lastIndexOf('/') + 1),
      description: local.rootUri.fsPath,
      iconPath: new ThemeIcon('repo'),
      value: local,
    })),
  });
  return picked.kind === 'next' ? picked.value : 'cancelled';
}

async function offerRepository(): Promise<void> {
  const initialize = l10n.t('Initialize Repository');
  const sentence = l10n.t('No Git repository without a remote is open in this window.');
  if ((await window.showInformationMessage(sentence, initialize)) === initialize) {
    // As in the welcome of Source Control: an only folder is not asked for.
    await commands.executeCommand('git.init', true);
  }
}
