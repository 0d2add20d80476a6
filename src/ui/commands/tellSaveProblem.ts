import { l10n, window, type LogOutputChannel } from 'vscode';
import type { SaveProblem } from '../../core/provider/providerDirectory';
import { fieldLabel, fieldSentence } from '../words/fieldWords';
import { refusalSentence } from '../words/refusalWords';
import { runCommand } from './command';

/** Says in one sentence why a definition was not saved. Nothing of it was. */
export async function tellSaveProblem(problem: SaveProblem, log: LogOutputChannel): Promise<void> {
  if (problem.kind === 'invalid') {
    const { field, problem: reason } = problem.error;
    void window.showErrorMessage(
      l10n.t('Nothing was saved. {field}: {problem}', {
        field: fieldLabel(field),
        problem: fieldSentence(reason),
      }),
    );
    return;
  }
  if (problem.kind === 'refused') {
    void window.showErrorMessage(l10n.t('Nothing was changed. {0}', refusalSentence(problem.refusal)));
    return;
  }
  if (problem.kind === 'inUse') {
    const names = problem.projects.map(({ name }) => name).join(', ');
    void window.showErrorMessage(
      l10n.t('Nothing was deleted: these pipeline projects use the provider: {0}.', names),
    );
    return;
  }
  log.error('The settings were not written', problem.cause instanceof Error ? problem.cause : '');
  const openSettings = l10n.t('Open Settings');
  const sentence = l10n.t(
    'Nothing was saved: the settings file could not be changed. It may have errors or unsaved changes.',
  );
  if ((await window.showErrorMessage(sentence, openSettings)) === openSettings)
    await runCommand('openSettings');
}
