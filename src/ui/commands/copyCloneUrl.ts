import { env, l10n } from 'vscode';
import { pickProject, type PickProjectParts } from '../projects/pickProject';
import { pickRepository, type PickRepositoryParts } from '../projects/pickRepository';

/** Copies the address from which a repository of a provider's list is cloned. */
export async function copyCloneUrl(parts: PickRepositoryParts, argument: unknown): Promise<void> {
  const listed = await pickRepository(
    parts,
    argument,
    l10n.t('Copy Clone URL'),
    l10n.t('Type to search for the repository'),
  );
  if (listed !== undefined) await env.clipboard.writeText(listed.repository.cloneUrl);
}

/** Copies the address of a project's repository. */
export async function copyRepositoryUrl(parts: PickProjectParts, argument: unknown): Promise<void> {
  const project = await pickProject(parts, argument, l10n.t('Copy Repository URL'));
  if (project !== undefined) await env.clipboard.writeText(project.repositoryUrl);
}
