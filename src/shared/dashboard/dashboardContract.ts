import type { DashboardRow } from './dashboardRow';
import type { DashboardWords } from './dashboardWords';

/** What of the rows has changed. */
export interface RowsChange {
  /** New ones among them. */
  readonly changed: readonly DashboardRow[];
  /** Ids. */
  readonly removed: readonly string[];
  /** How many there are, those that are still to be told included. */
  readonly total: number;
}

export type Access =
  /** Nothing may be shown; `sentence` says why. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** `write`: providers may be added, changed and tested. */
  | { readonly kind: 'granted'; readonly write: boolean };

/** How far the test of all providers is. */
export interface TestProgress {
  readonly done: number;
  readonly total: number;
  /** `3 of 12`. */
  readonly label: string;
}

export interface DashboardModel extends Omit<RowsChange, 'changed' | 'removed'> {
  /** The first ones; the others follow by the event `rows`. */
  readonly rows: readonly DashboardRow[];
  /** BCP 47, to sort and write numbers by. */
  readonly locale: string;
  readonly access: Access;
  readonly progress: TestProgress | null;
  readonly words: DashboardWords;
}

export interface DashboardRequests {
  /** The first word of a page. */
  readonly open: { readonly params: null; readonly result: DashboardModel };
  /** Answered when the test is over or cancelled. */
  readonly test: { readonly params: ProviderChoice; readonly result: null };
  readonly cancelTest: { readonly params: ProviderChoice; readonly result: null };
  readonly testAll: { readonly params: null; readonly result: null };
  readonly cancelAll: { readonly params: null; readonly result: null };
  readonly edit: { readonly params: ProviderChoice; readonly result: null };
  readonly add: { readonly params: null; readonly result: null };
  readonly openWalkthrough: { readonly params: null; readonly result: null };
}

export interface ProviderChoice {
  readonly id: string;
}

export interface DashboardEvents {
  readonly rows: RowsChange;
  readonly access: Access;
  readonly progress: TestProgress | null;
  /** What came of a test, in one sentence. */
  readonly told: string;
}
