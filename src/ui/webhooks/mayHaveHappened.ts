import type { HostError } from '../../core/host/hostError';
import type { WebhookProblem } from './askWebhooks';

/** The request of a change may have reached the host, whose answer did not come back. */
export function mayHaveHappened(problem: WebhookProblem): boolean {
  return problem.kind === 'host' && mayHaveArrived(problem.error);
}

function mayHaveArrived(error: HostError): boolean {
  switch (error.kind) {
    case 'unreachable':
      return error.reason === 'timedOut' || error.reason === 'reset' || error.reason === 'other';
    case 'serverError':
      return true;
    case 'notThisHost':
      return error.seen !== 'redirect' && error.seen !== 'captivePortal';
    case 'unauthorized':
    case 'missingScope':
    case 'ssoRequired':
    case 'ipNotAllowed':
    case 'accountBlocked':
    case 'pendingApproval':
    case 'forbiddenByPolicy':
    case 'forbidden':
    case 'notFound':
    case 'nameTaken':
    case 'notAccepted':
    case 'gone':
    case 'rateLimited':
    case 'otherProduct':
    case 'tooOld':
      return false;
  }
}
