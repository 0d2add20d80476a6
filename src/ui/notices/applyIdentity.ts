import { l10n, window } from 'vscode';
import type { AccountAuthor } from '../../core/account/identityMismatch';
import type { GitRepository } from '../gitExtension';
import { authorLabel, repositoryLabel } from './authorWords';
import { commitAuthor } from './commitAuthor';

/** Signs the commits of one repository, and of no other, as `wanted`, and says what came of it. */
export async function applyIdentity(
  git: string,
  repository: GitRepository,
  wanted: AccountAuthor,
): Promise<void> {
  await setLocal(repository, 'user.email', wanted.email);
  if (wanted.name !== undefined) await setLocal(repository, 'user.name', wanted.name);
  const now = await commitAuthor(git, repository.rootUri.fsPath);
  const name = repositoryLabel(repository.rootUri);
  if (now?.email.toLowerCase() === wanted.email.toLowerCase()) {
    void window.showInformationMessage(
      l10n.t('Commits in {0} are made as {1} from now on.', name, authorLabel(now)),
    );
    return;
  }
  void window.showErrorMessage(
    l10n.t(
      'Git does not take {0} for commits in {1}: something else decides there, such as the environment.',
      wanted.email,
      name,
    ),
  );
}

/** VS Code's Git adds a value to those that are there, and neither call rejects when Git refuses. */
async function setLocal(repository: GitRepository, key: string, value: string): Promise<void> {
  if ((await repository.getConfig(key)) !== '') await repository.unsetConfig(key);
  await repository.setConfig(key, value);
}
