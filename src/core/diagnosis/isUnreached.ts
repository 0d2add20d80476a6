import type { HostError } from '../host/hostError';

/** The host could not be spoken to at all, as opposed to having refused: nothing is known of the token. */
export function isUnreached({ kind }: HostError): boolean {
  return kind === 'unreachable' || kind === 'notThisHost' || kind === 'serverError';
}

/** What came back does not come from the host's API, or nothing did: the network on the way is at fault. */
export function isOfTheWay(error: HostError): boolean {
  if (error.kind !== 'notThisHost') return error.kind === 'unreachable';
  return error.seen === 'html' || error.seen === 'captivePortal' || error.seen === 'redirect';
}
