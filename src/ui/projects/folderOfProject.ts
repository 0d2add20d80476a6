import type { GitHost } from '../../core/host/gitHost';
import type { Project } from '../../core/project/project';
import { createSeenFolders } from '../../core/project/seenFolders';
import type { MemoryPort } from '../../core/provider/health';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';
import { openGitApi } from '../gitExtension';
import { checkoutsOf, indexCheckouts, type Checkout } from './checkouts';

export interface ProjectPlaceParts {
  readonly directory: ProviderDirectory;
  readonly hosts: ReadonlyMap<string, GitHost>;
  readonly memory: MemoryPort;
}

/** The working tree of a project's repository that is open in this window, if one is. */
export async function checkoutOf(
  parts: Pick<ProjectPlaceParts, 'directory' | 'hosts'>,
  project: Project,
): Promise<Checkout | undefined> {
  const git = await openGitApi();
  return git && indexCheckouts(parts, checkoutsOf(git.repositories))(project);
}

/** Path of the folder of a project, open here or where it was last open. It need not exist any more. */
export async function folderOfProject(
  parts: ProjectPlaceParts,
  project: Project,
): Promise<string | undefined> {
  const open = await checkoutOf(parts, project);
  return open?.root.fsPath ?? createSeenFolders(parts.memory).read(project.id);
}
