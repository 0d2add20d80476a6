import * as v from 'valibot';
import { definitionRecord, recordable } from './definitionRecord';
import type { HistoryAction, HistoryEntry } from './history';
import { migrate, type Migration } from '../../shared/migrate';
import { historyMigrations } from './historyMigrations';

/** A line of a history file, read. */
export type HistoryLine =
  | {
      readonly kind: 'entry';
      readonly entry: HistoryEntry;
      /** Names the process that wrote it; empty where it was not told. */
      readonly writer: string;
    }
  /** Of a newer version of the product: not shown, and not to be lost. */
  | { readonly kind: 'newer' }
  /** The torn line of a killed process, or no line of ours. */
  | { readonly kind: 'unreadable' };

const nameLimit = 200;
const field = v.picklist([
  'id',
  'name',
  'type',
  'baseUrl',
  'organization',
  'status',
  'rotationDays',
  'environment',
  'helpUrl',
]);
const outside = v.exactOptional(v.literal(true));
const action = v.variant('kind', [
  v.object({ kind: v.literal('created'), definition: definitionRecord, outside }),
  v.object({ kind: v.literal('edited'), fields: v.array(field), definition: definitionRecord, outside }),
  v.object({ kind: v.literal('moved'), definition: definitionRecord, from: v.string() }),
  v.object({ kind: v.picklist(['activated', 'deactivated']), definition: definitionRecord }),
  v.object({ kind: v.literal('deleted'), definition: definitionRecord }),
  v.object({
    kind: v.literal('tested'),
    outcome: v.picklist(['connected', 'rejected', 'problem', 'offline']),
  }),
  v.object({
    kind: v.picklist(['tokenReplaced', 'tokenRemoved', 'rotated', 'defaultSet', 'defaultCleared']),
  }),
  v.object({ kind: v.literal('dismissed') }),
]);
const entry = v.object({
  at: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check((at) => !Number.isNaN(Date.parse(at))),
  ),
  machine: v.string(),
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  scope: v.string(),
  action,
  writer: v.optional(v.string(), ''),
});
const versioned = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** One line without its end. `decodeLine` reads back what this writes, cut to the limits of a record. */
export function encodeLine(recorded: HistoryEntry, writer?: string): string {
  const { at, machine, id, name, scope } = recorded;
  return JSON.stringify({
    version: historyMigrations.length + 1,
    ...(writer !== undefined && { writer }),
    at,
    machine: machine.slice(0, nameLimit),
    id,
    name: name.slice(0, nameLimit),
    scope,
    action: recordableAction(recorded.action),
  });
}

export function decodeLine(line: string, migrations: readonly Migration[] = historyMigrations): HistoryLine {
  const stored = v.safeParse(versioned, parseJson(line));
  if (!stored.success) return { kind: 'unreadable' };
  const current = migrate(stored.output, stored.output.version, migrations);
  if (current === undefined) return { kind: 'newer' };
  const decoded = v.safeParse(entry, current);
  if (!decoded.success) return { kind: 'unreadable' };
  const { writer, ...read } = decoded.output;
  return { kind: 'entry', entry: read, writer };
}

function recordableAction(taken: HistoryAction): HistoryAction {
  return 'definition' in taken ? { ...taken, definition: recordable(taken.definition) } : taken;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
