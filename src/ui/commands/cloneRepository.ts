import { commands, l10n, window } from 'vscode';
import type { RememberedChoices } from '../../core/credential/rememberedChoices';
import type { Provider } from '../../core/provider/provider';
import { openGitApi } from '../gitExtension';
import { projectOf } from '../projects/pickProject';
import { pickRepository, type PickRepositoryParts } from '../projects/pickRepository';
import { repositoryKeyOf } from '../remoteSources/repositoryKeyOf';

export interface CloneRepositoryParts extends PickRepositoryParts {
  readonly remembered: Pick<RememberedChoices, 'write'>;
}

/** Has VS Code's Git clone a repository, bound to the provider in whose list it stands, or to that of its project. */
export async function cloneRepository(parts: CloneRepositoryParts, argument: unknown): Promise<void> {
  const subject = await subjectOf(parts, argument);
  if (subject === undefined) return;
  const { provider, url } = subject;
  if (provider?.status === 'inactive') {
    void window.showErrorMessage(l10n.t('“{0}” is inactive. Activate it first.', provider.name));
    return;
  }
  if ((await openGitApi()) === undefined) {
    void window.showErrorMessage(l10n.t('VS Code’s Git is switched off here, so nothing can be cloned.'));
    return;
  }
  const host = parts.hosts.get(provider?.type ?? '');
  const key = provider && host && repositoryKeyOf(provider, host, url);
  // Before the clone, which is to use this very provider.
  if (provider !== undefined && key !== undefined) await parts.remembered.write(key, provider.id);
  await commands.executeCommand('git.clone', url);
}

/** A project whose provider is missing is cloned with whatever answers for its address. */
async function subjectOf(
  parts: CloneRepositoryParts,
  argument: unknown,
): Promise<{ readonly provider: Provider | undefined; readonly url: string } | undefined> {
  const project = projectOf(parts, argument);
  if (project !== undefined) {
    const provider = parts.directory.current().byId.get(project.providerId);
    return { provider, url: project.repositoryUrl };
  }
  const listed = await pickRepository(
    parts,
    argument,
    l10n.t('Clone Repository'),
    l10n.t('Type to search for the repository to clone'),
  );
  return listed && { provider: listed.provider, url: listed.repository.cloneUrl };
}
