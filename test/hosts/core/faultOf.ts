import type { Fault } from './faults';
import type { Reply } from './reply';

/** A host's own answer as a fault, to be given to requests that would fare otherwise. */
export function faultOf({ status, headers, body }: Reply): Fault {
  return { status, headers, body };
}
