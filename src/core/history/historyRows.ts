import type { DefinitionField } from '../provider/definitionProblem';
import type { DefinitionRecord, HistoryEntry } from './history';
import { learnEntry, placeKey, type LastDefinition } from './lastDefinitions';

/** A field before and after; absent: it had no value, or none is known. */
export interface FieldChange {
  readonly field: DefinitionField;
  readonly before?: string;
  readonly after?: string;
}

/** An entry with what an edit changed. */
export interface HistoryRow {
  readonly entry: HistoryEntry;
  readonly changes: readonly FieldChange[];
}

/**
 * The entries as they are shown, newest first. The value before an edit comes from the entry before it.
 *
 * @param entries oldest first
 * @param id leaves out all other providers
 */
export function historyRows(entries: readonly HistoryEntry[], id?: string): readonly HistoryRow[] {
  const known = new Map<string, LastDefinition>();
  const rows = entries
    .filter((entry) => id === undefined || entry.id === id)
    .map((entry) => {
      const before = known.get(placeKey(entry))?.definition;
      learnEntry(known, entry);
      return { entry, changes: changesOf(entry, before) };
    });
  return rows.reverse();
}

function changesOf({ action }: HistoryEntry, before: DefinitionRecord | undefined): readonly FieldChange[] {
  if (action.kind !== 'edited') return [];
  return action.fields.map((field) => {
    const was = text(before?.[field]);
    const is = text(action.definition[field]);
    return { field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
  });
}

function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return JSON.stringify(value);
}
