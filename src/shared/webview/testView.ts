/** The status of a check; a page shows its word beside its sign. */
export type CheckSign = 'passed' | 'warning' | 'failed' | 'skipped';

/** Something that helps. `key` stands for it: the page never says what is done, only which of the offered. */
export interface RemedyButton {
  readonly key: string;
  readonly label: string;
}

/** One check of a connection test, in words. */
export interface CheckRow {
  readonly id: string;
  readonly label: string;
  readonly sign: CheckSign;
  /** The word for `sign`. */
  readonly status: string;
  readonly sentence: string;
  /** Why it matters; only where something is wrong. */
  readonly reason?: string;
  readonly remedies: readonly RemedyButton[];
}

/** What came of a connection test. */
export interface TestOutcomeView {
  /** The one sentence that a test begins with. */
  readonly sentence: string;
  readonly sign: CheckSign;
  /** What helps first; those of the check that the sentence speaks of. */
  readonly remedies: readonly RemedyButton[];
  /** Empty where nothing could be tested. */
  readonly checks: readonly CheckRow[];
}
