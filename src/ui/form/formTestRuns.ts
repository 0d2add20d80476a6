import type { FormEntry } from '../../shared/form/formContract';
import type { CheckRow, TestOutcomeView } from '../../shared/webview/testView';
import { checkRow, nothingTested, outcomeView, type OfferRemedy } from '../words/testViews';
import { testCancelled } from '../words/formWords';
import type { Tested } from './formFacts';
import type { EntryTest } from './formTests';
import type { Check } from '../../core/diagnosis/report';

export interface TestRunsParts {
  readonly test: (
    entry: FormEntry,
    signal: AbortSignal,
    onCheck: (check: Check) => void,
  ) => Promise<EntryTest>;
  readonly offer: OfferRemedy;
  readonly onCheck: (row: CheckRow) => void;
  readonly onTested: (tested: Tested | undefined) => void;
}

/** The tests of one form: one at a time, a new one ends the one before. */
export interface TestRuns {
  /** `undefined`: it was cancelled, or another one has begun. */
  run(entry: FormEntry): Promise<TestOutcomeView | undefined>;
  cancel(): void;
  /** What the latest test came to. */
  latest(): TestOutcomeView | undefined;
  /** What the test under way has found so far. */
  checks(): readonly CheckRow[] | undefined;
}

export function createTestRuns({ test, offer, onCheck, onTested }: TestRunsParts): TestRuns {
  let running: AbortController | undefined;
  let rows: CheckRow[] = [];
  let latest: TestOutcomeView | undefined;
  const cancel = (): void => {
    running?.abort();
    running = undefined;
  };
  return {
    cancel,
    latest: () => latest,
    checks: () => (running === undefined ? undefined : [...rows]),
    async run(entry) {
      cancel();
      const mine = new AbortController();
      running = mine;
      rows = [];
      latest = undefined;
      try {
        const tested = await test(entry, mine.signal, (check) => {
          if (running !== mine) return;
          const row = checkRow(check, offer);
          rows.push(row);
          onCheck(row);
        });
        if (running !== mine) return undefined;
        latest =
          tested.kind === 'unfit' ? nothingTested(tested.sentence) : outcomeView(tested.outcome, offer);
        running = undefined;
        onTested(tested.kind === 'done' ? tested.tested : undefined);
        return latest;
      } catch (cause) {
        if (mine.signal.aborted) return undefined;
        running = undefined;
        throw cause;
      }
    },
  };
}

/** What the page gets for a test that nobody waits for any more. */
export function cancelledTest(): TestOutcomeView {
  return { sentence: testCancelled(), sign: 'skipped', remedies: [], checks: [] };
}
