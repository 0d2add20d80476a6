import type { HistoryAction, HistoryEntry } from '../../../src/core/history/history';

/** The UUID that ends with this number. */
export function idOf(number: number): string {
  return `6f1c2a34-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** An entry of the first provider in user scope, at so many seconds after noon. */
export function entryOf(
  action: HistoryAction,
  { seconds = 0, ...fields }: Partial<Omit<HistoryEntry, 'action'>> & { readonly seconds?: number } = {},
): HistoryEntry {
  return {
    at: new Date(Date.parse('2026-11-22T12:00:00Z') + seconds * 1000).toISOString(),
    machine: 'laptop',
    id: idOf(1),
    name: 'Work',
    scope: 'user',
    ...fields,
    action,
  };
}
