export type StoredRecord = Readonly<Record<string, unknown>>;

/** Makes a record of one version a record of the next. Pure: what is stored stays as it was written. */
export type Migration = (stored: StoredRecord) => StoredRecord;

/**
 * Lifts a record to the newest version. `undefined`: a newer product has written it.
 *
 * @param migrations the first lifts version 1 to version 2, and so on
 */
export function migrate(
  stored: StoredRecord,
  version: number,
  migrations: readonly Migration[],
): StoredRecord | undefined {
  if (version > migrations.length + 1) return undefined;
  return migrations.slice(version - 1).reduce((record, lift) => lift(record), stored);
}
