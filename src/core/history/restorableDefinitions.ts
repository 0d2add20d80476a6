import type { LastDefinition, LastDefinitions } from './lastDefinitions';
import type { PresentDefinition } from './presentDefinitions';

/** A definition that the history holds and the settings do not. */
export interface RestorableDefinition {
  readonly last: LastDefinition;
  /** `vanished`: nobody has deleted it here. */
  readonly how: 'deleted' | 'vanished';
}

/**
 * What can be brought back, the latest first; one for each id. A definition of a scope that is not open, and that
 * nobody deleted, probably lives there, and is left out.
 *
 * @param visible the `scopeKey`s that are open in this window
 */
export function restorableDefinitions(
  last: LastDefinitions,
  present: readonly PresentDefinition[],
  visible: readonly string[],
): readonly RestorableDefinition[] {
  const living = new Set(present.map(({ id }) => id));
  const latest = new Map<string, LastDefinition>();
  for (const each of last.values()) {
    const elsewhere = each.fate !== 'deleted' && !visible.includes(each.scope);
    if (each.fate === 'moved' || elsewhere || living.has(each.id)) continue;
    latest.delete(each.id);
    latest.set(each.id, each);
  }
  return [...latest.values()]
    .reverse()
    .map((each) => ({ last: each, how: each.fate === 'deleted' ? 'deleted' : 'vanished' }));
}
