import type { Migration } from '../../shared/migrate';

/** The first lifts version 1 to version 2, and so on. */
export const historyMigrations: readonly Migration[] = [];
