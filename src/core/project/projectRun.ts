import type { HostError } from '../host/hostError';
import type { Run } from '../pipeline/run';

/** What the host says of the latest run of a project's branch. */
export type ProjectRun =
  | { readonly kind: 'run'; readonly branch: string; readonly run: Run }
  /** Nothing ever ran on the branch, or the host does not know it. */
  | { readonly kind: 'never'; readonly branch: string }
  /** Nothing was ever pushed to the repository. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly error: HostError };

/** The host would answer the same for each repository of the provider: it need not be asked for the others. */
export function concernsAll({ kind }: HostError): boolean {
  switch (kind) {
    case 'unauthorized':
    case 'accountBlocked':
    case 'rateLimited':
    case 'unreachable':
    case 'notThisHost':
    case 'otherProduct':
    case 'tooOld':
      return true;
    case 'missingScope':
    case 'ssoRequired':
    case 'ipNotAllowed':
    case 'pendingApproval':
    case 'forbiddenByPolicy':
    case 'forbidden':
    case 'notFound':
    case 'nameTaken':
    case 'notAccepted':
    case 'gone':
    case 'serverError':
      return false;
  }
}
