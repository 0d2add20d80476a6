import type { DefinitionRecord, HistoryAction } from '../history/history';
import { changedFields } from './definitionChanges';

/** What saving did to an entry, as the history tells it; `undefined` where nothing changed. */
export function saveAction(
  before: DefinitionRecord | undefined,
  definition: DefinitionRecord,
): HistoryAction | undefined {
  if (before === undefined) return { kind: 'created', definition };
  const fields = changedFields(before, definition);
  const [first, second] = fields;
  if (first === undefined) return undefined;
  if (first === 'status' && second === undefined) {
    return { kind: definition['status'] === 'inactive' ? 'deactivated' : 'activated', definition };
  }
  return { kind: 'edited', fields, definition };
}
