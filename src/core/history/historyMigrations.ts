export type StoredEntry = Readonly<Record<string, unknown>>;

/** Makes an entry of one version an entry of the next. Pure: the files stay as they were written. */
export type Migration = (stored: StoredEntry) => StoredEntry;

/** The first lifts version 1 to version 2, and so on. */
export const historyMigrations: readonly Migration[] = [];

/** Lifts an entry to the newest version. `undefined`: a newer product has written it. */
export function migrate(
  stored: StoredEntry,
  version: number,
  migrations: readonly Migration[] = historyMigrations,
): StoredEntry | undefined {
  if (version > migrations.length + 1) return undefined;
  return migrations.slice(version - 1).reduce((entry, lift) => lift(entry), stored);
}
