import type { DefinitionRecord, HistoryEntry } from './history';

/** What the history knows last of a definition in one scope. */
export interface LastDefinition {
  readonly id: string;
  /** `scopeKey` of the scope. */
  readonly scope: string;
  readonly name: string;
  readonly definition: DefinitionRecord;
  /** `present`: by all that is recorded it should be there. `moved`: away, to another scope. */
  readonly fate: 'present' | 'moved' | 'deleted' | 'dismissed';
  /** ISO 8601 instant of the entry that told. */
  readonly at: string;
}

/** By `placeKey`; what was told last comes last. */
export type LastDefinitions = ReadonlyMap<string, LastDefinition>;

/** One text for a definition in a scope. */
export function placeKey({ id, scope }: Pick<LastDefinition, 'id' | 'scope'>): string {
  return `${id} ${scope}`;
}

/** @param before what was known before the entries */
export function lastDefinitions(
  entries: readonly HistoryEntry[],
  before: LastDefinitions = new Map(),
): LastDefinitions {
  const known = new Map(before);
  for (const entry of entries) learnEntry(known, entry);
  return known;
}

/** Adds what one more entry tells. */
export function learnEntry(known: Map<string, LastDefinition>, entry: HistoryEntry): void {
  const { id, scope, name, at, action } = entry;
  const set = (last: LastDefinition): void => {
    known.delete(placeKey(last));
    known.set(placeKey(last), last);
  };
  switch (action.kind) {
    case 'created':
    case 'edited':
    case 'activated':
    case 'deactivated':
      set({ id, scope, name, at, definition: action.definition, fate: 'present' });
      return;
    case 'moved':
      set({ id, scope: action.from, name, at, definition: action.definition, fate: 'moved' });
      set({ id, scope, name, at, definition: action.definition, fate: 'present' });
      return;
    case 'deleted':
      set({ id, scope, name, at, definition: action.definition, fate: 'deleted' });
      return;
    case 'dismissed': {
      const last = known.get(placeKey({ id, scope }));
      if (last !== undefined) set({ ...last, at, fate: 'dismissed' });
      return;
    }
    case 'tested':
    case 'tokenReplaced':
    case 'tokenRemoved':
    case 'rotated':
    case 'defaultSet':
    case 'defaultCleared':
  }
}
