import type { BaseUrl } from '../../provider/baseUrl';
import type { HostError } from '../../host/hostError';
import type { Identity, Product } from '../../host/gitHost';
import { isOfTheWay, isUnreached } from '../isUnreached';
import { passed, skipped, type Check } from '../report';
import { isTimedOut, type TimedOut } from '../withinTime';
import { answerOf, problemOf, unanswered, type StepResult } from './stepResult';

/**
 * Whether the host is there, and whether what answers is the right product: told apart, because one is the network's
 * fault and the other the definition's.
 */
export function hostChecks(
  { origin }: BaseUrl,
  product: StepResult<Product>,
  identity: StepResult<Identity> | undefined,
): readonly Check[] {
  const problem = problemOf(product);
  const reached = passed('reach', { kind: 'reached', origin });
  const known = answerOf(product);
  if (known !== undefined) return [reached, passed('product', { kind: 'product', ...known })];
  const heard = identity !== undefined && isHeard(identity);
  if (problem === undefined || (heard && !isAboutTheProduct(problem))) {
    return [reached, skipped('product', { kind: 'productUnknown' })];
  }
  return isTimedOut(problem) || isOfTheWay(problem)
    ? [unanswered('reach', problem), skipped('product', { kind: 'notReached' })]
    : [reached, unanswered('product', problem)];
}

/** The host spoke of the token, if only to refuse it. */
function isHeard(identity: StepResult<Identity>): boolean {
  const problem = problemOf(identity);
  if (problem === undefined) return true;
  return !isTimedOut(problem) && !isUnreached(problem) && !isAboutTheProduct(problem);
}

function isAboutTheProduct(problem: HostError | TimedOut): boolean {
  return !isTimedOut(problem) && (problem.kind === 'otherProduct' || problem.kind === 'tooOld');
}
