import type { HostError } from '../../core/host/hostError';

/** The host answered, and the answer was no: it is there and speaks its API, whatever it thinks of the token. */
export function isRefusal({ kind }: HostError): boolean {
  switch (kind) {
    case 'unauthorized':
    case 'missingScope':
    case 'ssoRequired':
    case 'ipNotAllowed':
    case 'accountBlocked':
    case 'pendingApproval':
    case 'forbiddenByPolicy':
    case 'forbidden':
    case 'rateLimited':
      return true;
    case 'notFound':
    case 'nameTaken':
    case 'notAccepted':
    case 'gone':
    case 'unreachable':
    case 'notThisHost':
    case 'otherProduct':
    case 'tooOld':
    case 'serverError':
      return false;
  }
}
