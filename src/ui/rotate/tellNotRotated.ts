import { l10n, window } from 'vscode';
import type { RotationEnd } from '../../core/lifecycle/rotation/rotateOnHost';
import type { Provider } from '../../core/provider/provider';
import { logSaveProblem } from '../commands/saveOrTell';
import { runCommand } from '../commands/command';
import { answerLostSentence, notBegunSentence, refusedSentence } from '../words/rotateWords';
import type { RotateParts } from './rotateParts';

/** Says what became of a rotation that did not end well, with what helps. */
export async function tellNotRotated(
  { log }: RotateParts,
  { id, name }: Provider,
  end: Exclude<RotationEnd, { kind: 'rotated' }>,
): Promise<void> {
  const update = l10n.t('Update Token…');
  const test = l10n.t('Test Connection');
  const page = l10n.t('Open Token Page');
  const tell = async (sentence: string, ...buttons: string[]): Promise<void> => {
    const answer = await window.showErrorMessage(sentence, ...buttons);
    if (answer === update) await runCommand('updateToken', id);
    if (answer === test) await runCommand('testConnection', id);
    if (answer === page) await runCommand('openTokenPage', id);
  };
  switch (end.kind) {
    case 'notBegun':
      if (end.reason.kind === 'storeFails' && end.reason.problem.kind === 'notStored') {
        logSaveProblem(end.reason.problem, log);
      }
      return tell(notBegunSentence(end.reason), test);
    case 'refused':
      return tell(refusedSentence(end.error), page);
    case 'notStored':
      return tell(
        l10n.t('The old token of “{0}” no longer works. Enter the new one that you have copied.', name),
        update,
        page,
      );
    case 'answerLost': {
      const sentence = answerLostSentence(name, end.error, end.old);
      return end.old === 'dead' ? tell(sentence, page, update) : tell(sentence, test, page);
    }
  }
}
