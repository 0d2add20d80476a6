import { env, l10n } from 'vscode';
import type { Run, RunState } from '../../core/pipeline/run';
import type { Hindrance } from '../../core/project/hindrance';
import type { ProjectRun } from '../../core/project/projectRun';
import type { Result } from '../../shared/result';
import { createShownTimes } from '../dashboard/shownTimes';
import type { ReadableRepository } from '../projects/checkNewProvider';
import { sourceProblemSentence } from '../remoteSources/sourceWords';
import type { SourceProblem } from '../remoteSources/usableAccount';
import { hostErrorSentence } from './hostErrorWords';
import { absenceSentence, stateLabel } from './stateWords';

/** The state of a run with its time, `passed 5 minutes ago`. */
function runPhrase({ state, at }: Run, now: Date): string {
  const time = createShownTimes(env.language).relative(new Date(at), now);
  switch (state) {
    case 'passed':
      return l10n.t('passed {0}', time);
    case 'failed':
      return l10n.t('failed {0}', time);
    case 'running':
      return l10n.t('running, changed {0}', time);
    case 'cancelled':
      return l10n.t('cancelled {0}', time);
    case 'other':
      return l10n.t('waiting or skipped {0}', time);
  }
}

/** What a row says of the latest run of its branch. */
export function projectRunPhrase(known: ProjectRun, now: Date): string {
  switch (known.kind) {
    case 'run':
      return l10n.t('{branch} · {state}', { branch: known.branch, state: runPhrase(known.run, now) });
    case 'never':
      return l10n.t('{0} · no run', known.branch);
    case 'empty':
      return l10n.t('no branch yet');
    case 'failed':
      return known.error.kind === 'unreachable'
        ? stateLabel({ kind: 'offline' }).toLowerCase()
        : l10n.t('runs cannot be read');
  }
}

/** Theme icon and colour of the latest run. */
export function projectRunIcon(known: ProjectRun | undefined): {
  readonly icon: string;
  readonly color?: string;
} {
  switch (known?.kind) {
    case 'run':
      return runIcon(known.run.state);
    case 'failed':
      return known.error.kind === 'unreachable'
        ? { icon: 'debug-disconnect', color: 'disabledForeground' }
        : { icon: 'question', color: 'disabledForeground' };
    case 'never':
    case 'empty':
      return { icon: 'circle-outline', color: 'disabledForeground' };
    case undefined:
      return { icon: 'repo' };
  }
}

function runIcon(state: RunState): { readonly icon: string; readonly color: string } {
  switch (state) {
    case 'passed':
      return { icon: 'pass', color: 'testing.iconPassed' };
    case 'failed':
      return { icon: 'error', color: 'testing.iconFailed' };
    case 'running':
      return { icon: 'play-circle', color: 'testing.iconQueued' };
    case 'cancelled':
      return { icon: 'circle-slash', color: 'testing.iconSkipped' };
    case 'other':
      return { icon: 'debug-pause', color: 'testing.iconSkipped' };
  }
}

/** Why no run is shown; `undefined` where one is, or none has been looked for. */
export function projectRunProblem(known: ProjectRun | undefined): string | undefined {
  return known?.kind === 'failed' ? hostErrorSentence(known.error) : undefined;
}

/** What keeps a project from working, in a word or two. */
export function hindranceLabel(hindrance: Hindrance): string {
  return hindrance.kind === 'providerMissing' ? l10n.t('Provider missing') : stateLabel(hindrance);
}

/** What keeps a project from working, and what helps. */
export function hindranceSentence(hindrance: Hindrance): string {
  switch (hindrance.kind) {
    case 'providerMissing':
      return l10n.t('No provider has the id that this project names. Use “Reassign Provider…”.');
    case 'inactive':
      return l10n.t('The provider is inactive. Activate it, or use “Reassign Provider…”.');
    case 'tokenMissing':
      return l10n.t('{0} Use “Update Token…” on its provider.', absenceSentence(hindrance.absence));
    case 'expired':
      return l10n.t('The token of the provider has expired. Use “Update Token…” on it.');
    case 'rejected':
      return l10n.t('The host rejects the token of the provider. Use “Update Token…” on it.');
    case 'problem':
      return l10n.t('The last test of the provider failed. Use “Test Connection” on it to see why.');
  }
}

/** Why a provider may not do for a repository; `undefined`: it can read it, and nothing speaks against a push. */
export function newProviderSentence(found: Result<ReadableRepository, SourceProblem>): string | undefined {
  if (!found.ok) return l10n.t('It cannot read the repository: {0}', sourceProblemSentence(found.error));
  if (found.value.archived === true) {
    return l10n.t('It can read the repository, which is archived: nobody can push to it.');
  }
  return found.value.canPush === false
    ? l10n.t('It can read the repository, but its account may not push to it.')
    : undefined;
}
