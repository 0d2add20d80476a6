import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Provider } from '../../core/provider/provider';
import type { Directory } from '../../core/provider/readDirectory';
import type { RowsChange } from '../../shared/dashboard/dashboardContract';
import type { DashboardRow } from '../../shared/dashboard/dashboardRow';
import type { Ending } from '../../shared/emitter';
import { inBursts } from './inBursts';

export interface RowFeedParts {
  readonly current: () => Pick<Directory, 'providers' | 'byId'>;
  readonly read: (providers: readonly Provider[]) => Promise<readonly DashboardRow[]>;
  readonly tell: (change: RowsChange) => void;
  readonly failed: (cause: unknown) => void;
}

/** Keeps a page's rows up to date: tells what has changed, and nothing twice. */
export interface RowFeed extends Ending {
  /** The first rows for a page that has none; the others are told. */
  open(): Promise<{ readonly rows: readonly DashboardRow[]; readonly total: number }>;
  /** One provider may have changed, or, without `id`, all of them. */
  readonly changed: (id?: string) => void;
}

const pauseMs = 250;
/** Accounts read at once: each is a question to VS Code's secret store. */
const batchSize = 100;

export function createRowFeed({ current, read, tell, failed }: RowFeedParts): RowFeed {
  /** What the page has, as text. */
  const sent = new Map<string, string>();
  let dirty = new Set<string>();
  let allDirty = false;

  const takeDirty = (): readonly Provider[] => {
    const { providers, byId } = current();
    const found = allDirty ? providers : [...dirty].flatMap((id) => byId.get(id) ?? []);
    allDirty = false;
    dirty = new Set();
    return found;
  };
  const takeChanged = (rows: readonly DashboardRow[]): readonly DashboardRow[] => {
    const { byId } = current();
    return rows.filter((row) => {
      const text = JSON.stringify(row);
      if (!byId.has(row.id) || sent.get(row.id) === text) return false;
      sent.set(row.id, text);
      return true;
    });
  };
  const update = async (): Promise<void> => {
    const providers = takeDirty();
    for (let from = 0; from === 0 || from < providers.length; from += batchSize) {
      const rows = await read(providers.slice(from, from + batchSize));
      const changed = takeChanged(rows);
      const { byId } = current();
      const removed = [...sent.keys()].filter((id) => !byId.has(id));
      for (const id of removed) sent.delete(id);
      if (changed.length + removed.length > 0) tell({ changed, removed, total: byId.size });
      await nextTurn();
    }
  };
  const bursts = inBursts(() => update().catch(failed), pauseMs);
  const changed = (id?: string): void => {
    if (id === undefined) allDirty = true;
    else dirty.add(id);
    bursts.poke();
  };
  return {
    changed,
    async open() {
      sent.clear();
      const rows = await read(current().providers.slice(0, batchSize));
      changed();
      return { rows: takeChanged(rows), total: current().byId.size };
    },
    dispose: () => {
      bursts.dispose();
    },
  };
}
