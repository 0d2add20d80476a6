import type { Provider } from '../../provider/provider';
import type { Cause } from './cause';
import type { Subject } from './subject';
import type { Treatment } from './treatment';

/** `untold`: it may be a cause, and the host does not tell. */
export type Gravity = 'failed' | 'warning' | 'untold';

export interface FoundCause {
  readonly gravity: Gravity;
  readonly cause: Cause;
  /** The one that helps most often first. */
  readonly treatments: readonly Treatment[];
}

export interface Diagnosis {
  readonly subject: Subject;
  /** The one that was looked at, which treatments are for; absent where none has to do with the subject. */
  readonly provider?: Provider;
  /** All that were found, the gravest first. */
  readonly found: readonly FoundCause[];
}

const order: readonly Gravity[] = ['failed', 'warning', 'untold'];

export function byGravity(found: readonly FoundCause[]): readonly FoundCause[] {
  return found.toSorted((one, other) => order.indexOf(one.gravity) - order.indexOf(other.gravity));
}

/** What explains the trouble, without what only might. */
export function causesOf({ found }: Diagnosis): readonly FoundCause[] {
  return found.filter(({ gravity }) => gravity !== 'untold');
}

export function failed(cause: Cause, ...treatments: readonly Treatment[]): FoundCause {
  return { gravity: 'failed', cause, treatments };
}

export function warning(cause: Cause, ...treatments: readonly Treatment[]): FoundCause {
  return { gravity: 'warning', cause, treatments };
}

export function untold(cause: Cause, ...treatments: readonly Treatment[]): FoundCause {
  return { gravity: 'untold', cause, treatments };
}
