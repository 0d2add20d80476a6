import { l10n, window } from 'vscode';
import { accountAuthor, identityMismatch } from '../../core/account/identityMismatch';
import type { Resolver } from '../../core/credential/resolver';
import { openGitApi } from '../gitExtension';
import { applyIdentity } from '../notices/applyIdentity';
import { authorLabel, repositoryLabel } from '../notices/authorWords';
import { commitAuthor } from '../notices/commitAuthor';
import { followOpenRepository } from '../openRepository';

export interface UseIdentityParts {
  readonly resolver: Resolver;
}

/** Signs the commits of the open repository as the account that Git gets for it. Says so where nothing is to do. */
export async function useIdentity({ resolver }: UseIdentityParts): Promise<void> {
  const git = await openGitApi();
  const open = git && followOpenRepository(git, resolver);
  const repository = open?.current();
  const resolution = await open?.resolve();
  open?.dispose();
  if (git === undefined || repository === undefined) {
    tell(l10n.t('No Git repository is open in this window.'));
    return;
  }
  const name = repositoryLabel(repository.rootUri);
  if (resolution?.kind !== 'chosen' && resolution?.kind !== 'refused') {
    tell(l10n.t('No provider answers for {0}, so there is no account whose identity could be used.', name));
    return;
  }
  const { provider, account } = resolution.match;
  const author = await commitAuthor(git.git.path, repository.rootUri.fsPath);
  const wanted = author === undefined ? accountAuthor(account, author) : identityMismatch(account, author);
  if (wanted !== undefined) await applyIdentity(git.git.path, repository, wanted);
  else if (author !== undefined && accountAuthor(account, author) !== undefined) {
    const signed = authorLabel(author);
    tell(l10n.t('There is nothing to do: commits in {0} are made as {1}.', name, signed));
  } else {
    tell(
      l10n.t(
        'There is nothing to do: the email address of the account of “{0}” is not known.',
        provider.name,
      ),
    );
  }
}

function tell(sentence: string): void {
  void window.showInformationMessage(sentence);
}
