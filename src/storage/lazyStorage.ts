import type { History } from '../core/history/history';
import type { Journal } from '../core/provider/journal';
import type { Storage, StorageParts } from './openStorage';

/** The storage, loaded and opened when something is written or read for the first time. */
export interface LazyStorage {
  open(): Promise<Storage>;
  readonly history: History;
  readonly journal: Journal;
}

export function createLazyStorage(parts: StorageParts): LazyStorage {
  let opening: Promise<Storage> | undefined;
  const open = (): Promise<Storage> =>
    (opening ??= import('./openStorage').then(({ openStorage }) => openStorage(parts)));
  return {
    open,
    history: {
      record: async (note) => (await open()).history.record(note),
      read: async () => (await open()).history.read(),
      clear: async () => (await open()).history.clear(),
    },
    journal: {
      begin: async (change) => (await open()).journal.begin(change),
      unfinished: async () => (await open()).journal.unfinished(),
      settle: async (key) => (await open()).journal.settle(key),
    },
  };
}
