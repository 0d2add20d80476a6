import { placeKey, type LastDefinition, type LastDefinitions } from './lastDefinitions';
import type { PresentDefinition } from './presentDefinitions';

/** A definition that should be in the settings and is not. */
export type LostDefinition = LastDefinition;

/**
 * The definitions that vanished from the settings without a recorded delete, the latest first; one for each id. What
 * lives in any scope that is visible is not lost, and what was deleted or dismissed later, in whatever scope, neither:
 * somebody has carried it there by hand first.
 *
 * @param visible the `scopeKey`s that are open in this window; of all others nothing can be said
 */
export function lostDefinitions(
  last: LastDefinitions,
  present: readonly PresentDefinition[],
  visible: readonly string[],
): readonly LostDefinition[] {
  const living = new Set(present.map(({ id }) => id));
  const lost = new Map<string, LostDefinition>();
  for (const each of last.values()) {
    const { id, scope, fate } = each;
    if (fate === 'deleted' || fate === 'dismissed') lost.delete(id);
    if (fate !== 'present' || !visible.includes(scope) || living.has(id)) continue;
    lost.delete(id);
    lost.set(id, each);
  }
  return [...lost.values()].reverse();
}

/** Equal for equal sets of losses. */
export function lossKey(lost: readonly LostDefinition[]): string {
  return lost.map(placeKey).sort().join('\n');
}
