import { stat } from 'node:fs/promises';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { Project } from '../../core/project/project';
import { runCommand } from '../commands/command';
import { folderOfProject, type ProjectPlaceParts } from './folderOfProject';
import { pickProject } from './pickProject';
import { pipelineFileOf } from './pipelineFileOf';

/** Opens the folder of a project: in another window, or in the Explorer where this window has it. */
export async function openProjectFolder(parts: ProjectPlaceParts, argument: unknown): Promise<void> {
  const project = await pickProject(parts, argument, l10n.t('Open Folder'));
  const path = project && (await folderThatIsThere(parts, project));
  if (path === undefined) return;
  const uri = Uri.file(path);
  if (workspace.getWorkspaceFolder(uri) !== undefined) {
    await commands.executeCommand('revealInExplorer', uri);
  } else await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
}

/** Opens the pipeline file of a project, as it is in its folder on this machine. */
export async function openPipelineFile(parts: ProjectPlaceParts, argument: unknown): Promise<void> {
  const project = await pickProject(parts, argument, l10n.t('Open Pipeline File'));
  const path = project && (await folderThatIsThere(parts, project));
  if (project === undefined || path === undefined) return;
  const file = await pipelineFileOf(parts, project, path);
  if (file !== undefined) await window.showTextDocument(Uri.file(file.fullPath));
  else {
    void window.showInformationMessage(
      l10n.t('There is no file in {0} that the host takes for a pipeline.', path),
    );
  }
}

/** Says where none is known, or it is gone, and offers to clone. */
async function folderThatIsThere(parts: ProjectPlaceParts, project: Project): Promise<string | undefined> {
  const path = await folderOfProject(parts, project);
  if (path !== undefined && (await isFolder(path))) return path;
  const clone = l10n.t('Clone…');
  const sentence =
    path === undefined
      ? l10n.t('{0} has not been open on this machine yet.', project.name)
      : l10n.t('{name} was last open in {path}, and that folder is gone.', { name: project.name, path });
  if ((await window.showInformationMessage(sentence, clone)) === clone) {
    await runCommand('cloneRepository', { project });
  }
  return undefined;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
