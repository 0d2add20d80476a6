import { editedFields } from './definitionRecord';
import type { DefinitionRecord, HistoryAction, HistoryNote } from './history';
import { placeKey, type LastDefinitions } from './lastDefinitions';
import type { PresentDefinition } from './presentDefinitions';

/**
 * What happened in the settings with no recorded action: by hand, by a sync, or by a product that keeps no history. Once
 * the notes are recorded there are none.
 *
 * @param visible the `scopeKey`s that are open in this window
 */
export function outsideChanges(
  last: LastDefinitions,
  present: readonly PresentDefinition[],
  visible: readonly string[],
): readonly HistoryNote[] {
  const places = new Set(present.map(placeKey));
  /** The scope that an entry was carried away from: open here, and without it now. */
  const left = new Map<string, string>();
  for (const { id, scope, fate } of last.values()) {
    if (fate === 'present' && visible.includes(scope) && !places.has(placeKey({ id, scope }))) {
      left.set(id, scope);
    }
  }
  const actionOf = (id: string, scope: string, definition: DefinitionRecord): HistoryAction | undefined => {
    const known = last.get(placeKey({ id, scope }));
    if (known?.fate === 'present') {
      const fields = editedFields(known.definition, definition);
      return fields.length === 0 ? undefined : { kind: 'edited', fields, definition, outside: true };
    }
    const from = left.get(id);
    // Carried away from one place, it arrives in one: a second one is a copy.
    left.delete(id);
    return from === undefined
      ? { kind: 'created', definition, outside: true }
      : { kind: 'moved', definition, from };
  };
  return present.flatMap(({ id, scope, name, definition }) => {
    const action = definition && actionOf(id, scope, definition);
    return action === undefined ? [] : [{ id, scope, name, action }];
  });
}
