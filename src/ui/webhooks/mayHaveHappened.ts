import { mayHaveArrived } from '../../core/host/mayHaveArrived';
import type { WebhookProblem } from './askWebhooks';

/** The request of a change may have reached the host, whose answer did not come back. */
export function mayHaveHappened(problem: WebhookProblem): boolean {
  return problem.kind === 'host' && mayHaveArrived(problem.error);
}
