import type { HistoryAction, HistoryEntry } from './history';

/** An entry, and which process wrote it. */
export interface WrittenEntry {
  readonly entry: HistoryEntry;
  readonly writer: string;
}

/** Windows that see one change in the settings record it within this many milliseconds. */
const togetherMs = 5_000;

/**
 * The entries of all windows since an instant, oldest first; those of one instant keep their order. What two windows
 * saw happen in the settings is told once.
 */
export function mergeEntries(written: readonly WrittenEntry[], since: Date): readonly HistoryEntry[] {
  const timed = written
    .map(({ entry, writer }) => ({ entry, writer, ms: Date.parse(entry.at) }))
    .filter(({ ms }) => ms >= since.getTime())
    .sort((a, b) => a.ms - b.ms);
  const recent = new Map<string, readonly Sighting[]>();
  const merged: HistoryEntry[] = [];
  for (const { entry, writer, ms } of timed) {
    if (isSighting(entry)) {
      const place = JSON.stringify([entry.machine, entry.id, entry.scope]);
      const before = (recent.get(place) ?? []).filter((each) => ms - each.ms <= togetherMs);
      const told = before.findLast((each) => isSame(each.action, entry.action));
      recent.set(place, before);
      if (told !== undefined && told.writer !== writer) continue;
      recent.set(place, [...before, { action: entry.action, writer, ms }]);
    }
    merged.push(entry);
  }
  return merged;
}

interface Sighting {
  readonly action: HistoryAction;
  readonly writer: string;
  readonly ms: number;
}

/** Several windows may see it. Of the moves, too: one made by a command has one writer only. */
function isSighting({ action }: HistoryEntry): boolean {
  return action.kind === 'moved' || 'outside' in action;
}

function isSame(one: HistoryAction, other: HistoryAction): boolean {
  return one.kind === other.kind && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The order of fields is not part of a change. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const fields: readonly (readonly [string, unknown])[] = Object.entries(value);
  return fields
    .map(([key, each]) => [key, sorted(each)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
