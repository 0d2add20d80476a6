import type { Result } from '../../../shared/result';
import type { HostError } from '../../host/hostError';
import { errorRemedies } from '../errorRemedies';
import type { Check, CheckId } from '../report';
import { isTimedOut, type TimedOut } from '../withinTime';

/** What a step gave: the host's answer, its error, or nothing in time. */
export type StepResult<T> = Result<T, HostError> | TimedOut;

/** A check whose step gave no answer. `status`: how bad that is for the whole connection. */
export function unanswered(
  id: CheckId,
  problem: HostError | TimedOut,
  status: 'failed' | 'warning' = 'failed',
): Check {
  if (isTimedOut(problem)) {
    return {
      id,
      status,
      finding: { kind: 'timedOut', seconds: problem.seconds },
      remedies: [{ kind: 'testAgain' }],
    };
  }
  return { id, status, finding: { kind: 'hostError', error: problem }, remedies: errorRemedies(problem) };
}

/** Why there is no answer; `undefined` where there is one. */
export function problemOf<T>(result: StepResult<T>): HostError | TimedOut | undefined {
  if (isTimedOut(result)) return result;
  return result.ok ? undefined : result.error;
}

export function answerOf<T>(result: StepResult<T>): T | undefined {
  return !isTimedOut(result) && result.ok ? result.value : undefined;
}
