import type { Report } from '../../core/diagnosis/report';
import type { TestWatch } from '../../core/diagnosis/watchTests';
import type { Health, HealthStore } from '../../core/provider/health';
import type { Provider } from '../../core/provider/provider';
import type { AccountSummary } from '../../core/provider/providerState';

export interface LastTestParts {
  readonly health: HealthStore;
  readonly tests: TestWatch;
}

export interface LastTest {
  readonly health: Health;
  /** Absent where the test was before this window, or Git or the background has had the last word since. */
  readonly report?: Report;
}

/** What is known of the last test of the token that a provider has now. */
export function lastTestOf(
  { health, tests }: LastTestParts,
  { id }: Provider,
  account: AccountSummary,
): LastTest | undefined {
  const last = health.read(id);
  if (last?.tokenSavedAt !== account.savedAt) return undefined;
  const done = tests.last(id);
  const isLatest = done?.outcome.ok === true && done.at.getTime() >= Date.parse(last.checkedAt);
  return isLatest ? { health: last, report: done.outcome.value } : { health: last };
}
