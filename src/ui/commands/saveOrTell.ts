import { l10n, window, type LogOutputChannel } from 'vscode';
import type { Scope } from '../../core/provider/provider';
import type { SaveBothProblem } from '../../core/provider/providerSaver';
import type { Result } from '../../shared/result';
import { saveProblemSentence } from '../words/saveProblemWords';
import { runCommand } from './command';

/**
 * Does what can fail on permissions, the settings file or the secret store; says why, and does it again for as long as
 * the user wants to retry.
 *
 * @param scope whose settings file is opened for the user
 */
export async function saveOrTell<T, E extends SaveBothProblem>(
  save: () => Promise<Result<T, E>>,
  scope: Scope,
  log: LogOutputChannel,
): Promise<Result<T, E>> {
  for (;;) {
    const saved = await save();
    if (saved.ok || (await tellSaveProblem(saved.error, scope, log)) === 'done') return saved;
  }
}

/** Says in one sentence why nothing was saved. Retry and Open Settings are offered where they help. */
export async function tellSaveProblem(
  problem: SaveBothProblem,
  scope: Scope,
  log: LogOutputChannel,
): Promise<'retry' | 'done'> {
  const sentence = saveProblemSentence(problem);
  if (problem.kind !== 'notWritten' && problem.kind !== 'notStored') {
    void window.showErrorMessage(sentence);
    return 'done';
  }
  logSaveProblem(problem, log);
  const retry = l10n.t('Retry');
  const openSettings = l10n.t('Open Settings');
  const buttons = problem.kind === 'notWritten' ? [openSettings, retry] : [retry];
  const answer = await window.showErrorMessage(sentence, ...buttons);
  if (answer === openSettings) await runCommand('openSettings', scope);
  return answer === retry ? 'retry' : 'done';
}

/** What a secret store says of a failure may repeat what it was given. */
export function logSaveProblem(
  problem: Extract<SaveBothProblem, { kind: 'notWritten' | 'notStored' }>,
  log: LogOutputChannel,
): void {
  if (problem.kind === 'notStored') {
    log.error(
      `The token was not stored (${problem.cause instanceof Error ? problem.cause.name : 'not kept'})`,
    );
    return;
  }
  const { kind } = problem.problem;
  const cause = problem.problem.kind === 'failed' ? problem.problem.cause : undefined;
  log.error(`The settings were not written (${kind})`, cause instanceof Error ? cause : '');
}
