import { l10n, ProgressLocation, window } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Project } from '../../core/project/project';
import type { ProjectRun } from '../../core/project/projectRun';
import { askLatestRun, type AskLatestRunParts } from '../projects/askLatestRun';
import { checkoutOf } from '../projects/folderOfProject';
import { pickProject, type PickProjectParts } from '../projects/pickProject';
import { tellSourceProblem } from '../projects/tellSourceProblem';
import { runCommand } from './command';
import { openPage } from './openPages';

export interface OpenRunParts extends PickProjectParts, Omit<AskLatestRunParts, 'directory' | 'verify'> {
  readonly tester: Pick<ConnectionTester, 'verify'>;
}

/** Opens the page of the latest run of a project, as the host has it now. */
export async function openRun(parts: OpenRunParts, argument: unknown): Promise<void> {
  const project = await pickProject(parts, argument, l10n.t('Open Run'));
  if (project === undefined) return;
  const checkout = await checkoutOf(parts, project);
  const verify: ConnectionTester['verify'] = (provider, account) => parts.tester.verify(provider, account);
  const asked = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Looking for the latest run of {0}…', project.name) },
    () =>
      askLatestRun({ ...parts, verify }, project, checkout?.branch, new Map(), new AbortController().signal),
  );
  if (!asked.ok) await tellSourceProblem(parts, project, asked.error);
  else await show(parts, project, asked.value);
}

async function show(parts: OpenRunParts, project: Project, known: ProjectRun): Promise<void> {
  switch (known.kind) {
    case 'run':
      await openPage(known.run.url);
      return;
    case 'failed':
      await tellSourceProblem(parts, project, { kind: 'host', error: known.error });
      return;
    case 'never':
      await offerRepository(project, l10n.t('{0} has no run on {1} yet.', project.name, known.branch));
      return;
    case 'empty':
      await offerRepository(project, l10n.t('Nothing was pushed to {0} yet.', project.name));
  }
}

async function offerRepository(project: Project, sentence: string): Promise<void> {
  const open = l10n.t('Open on the Web');
  if ((await window.showInformationMessage(sentence, open)) === open) {
    await runCommand('openRepository', { project });
  }
}
