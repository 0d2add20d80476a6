import { basename } from 'node:path';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import { doneLabel, runProblemSentence } from '../../words/createProjectWords';
import type { ProjectPlan } from './projectAnswers';
import type { Done, RunProblem } from './runOutcome';

/** Opens the file that was written, and says that there is a project, with what is left for the user to do. */
export async function tellCreated({ details, provider }: ProjectPlan, done: readonly Done[]): Promise<void> {
  const file = done.find((each) => each.kind === 'file');
  const clone = done.find((each) => each.kind === 'clone');
  if (file !== undefined) await window.showTextDocument(Uri.file(file.path), { preview: false });
  const made = { repository: details.fullName, provider: provider.name };
  const sentence =
    file === undefined
      ? l10n.t('{repository} is a pipeline project of “{provider}”.', made)
      : l10n.t('{repository} is a pipeline project of “{provider}”. Commit {file} to start its pipeline.', {
          ...made,
          file: basename(file.path),
        });
  const openFolder = l10n.t('Open Folder');
  const folder = clone && Uri.file(clone.path);
  const elsewhere = folder !== undefined && workspace.getWorkspaceFolder(folder) === undefined;
  const answer = await window.showInformationMessage(sentence, ...(elsewhere ? [openFolder] : []));
  if (answer === openFolder && folder !== undefined) {
    await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
  }
}

/** Says what failed and what is there by now. */
export async function tellFailed(
  { details }: ProjectPlan,
  problem: RunProblem,
  done: readonly Done[],
): Promise<'retry' | 'undo' | 'leave'> {
  const retry = l10n.t('Retry');
  const undo = l10n.t('Undo');
  const reason = runProblemSentence(problem);
  const repository = details.fullName;
  const sentence =
    done.length === 0
      ? l10n.t('{repository} is no pipeline project yet, and nothing was changed. {reason}', {
          repository,
          reason,
        })
      : l10n.t('{repository} is no pipeline project yet. Done so far: {done}. {reason}', {
          repository,
          done: done.map(doneLabel).join(', '),
          reason,
        });
  const answer = await window.showErrorMessage(sentence, retry, ...(done.length === 0 ? [] : [undo]));
  if (answer === retry) return 'retry';
  return answer === undo ? 'undo' : 'leave';
}

/** Says that nothing is left, or what is. */
export function tellUndone({ details }: ProjectPlan, left: readonly Done[]): void {
  const repository = details.fullName;
  void window.showInformationMessage(
    left.length === 0
      ? l10n.t('Nothing is left of the pipeline project {0}.', repository)
      : l10n.t('Of the pipeline project {repository} this is left: {left}.', {
          repository,
          left: left.map(doneLabel).join(', '),
        }),
  );
}
