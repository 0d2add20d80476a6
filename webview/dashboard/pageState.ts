import type { Access, DashboardModel, TestProgress } from '../../src/shared/dashboard/dashboardContract';
import type { DashboardRow } from '../../src/shared/dashboard/dashboardRow';
import type { DashboardView } from '../../src/shared/dashboard/dashboardView';
import type { DashboardWords } from '../../src/shared/dashboard/dashboardWords';

/** Everything that the page shows. */
export interface PageState {
  readonly words: DashboardWords;
  readonly locale: string;
  readonly access: Access;
  readonly rows: ReadonlyMap<string, DashboardRow>;
  /** How many rows there are, those that are still to come included. */
  readonly total: number;
  readonly progress: TestProgress | null;
  readonly view: DashboardView;
  /** As many rows are drawn, the others a little later. */
  readonly limit: number;
  /** What came of the latest test; empty without one. */
  readonly told: string;
}

/** What somebody does on the page. */
export interface PageActions {
  readonly look: (view: Partial<DashboardView>) => void;
  /** Filters nothing away any more. */
  readonly clearFilters: () => void;
  readonly test: (row: DashboardRow) => void;
  readonly edit: (row: DashboardRow) => void;
  readonly testAll: () => void;
  readonly cancelAll: () => void;
  readonly add: () => void;
  readonly openWalkthrough: () => void;
}

/** Rows that fill any screen: they are drawn at once. */
export const firstRows = 60;

export function firstState(model: DashboardModel, view: DashboardView): PageState {
  const { words, locale, access, progress, total } = model;
  const rows = new Map(model.rows.map((row) => [row.id, row]));
  return { words, locale, access, progress, total, rows, view, limit: firstRows, told: '' };
}
