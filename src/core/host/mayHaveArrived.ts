import type { HostError } from './hostError';

/** A request that changes something may have reached the host, whose answer did not come back. */
export function mayHaveArrived(error: HostError): boolean {
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
