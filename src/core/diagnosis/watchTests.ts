import { createEmitter, type Subscribe } from '../../shared/emitter';
import type { Result } from '../../shared/result';
import type { ConnectionTester, TestProblem } from './connectionTester';
import type { Report } from './report';

/** A connection test that came to an end. */
export interface DoneTest {
  readonly providerId: string;
  readonly at: Date;
  readonly outcome: Result<Report, TestProblem>;
  /** The provider was tested with what is stored, not with what somebody is entering. */
  readonly saved: boolean;
}

/** The tests of this window, in memory only. */
export interface TestWatch {
  readonly onDidTest: Subscribe<DoneTest>;
  /** Of the provider as it is stored. */
  last(providerId: string): DoneTest | undefined;
}

/** A tester that also tells of each test that was not cancelled. */
export function watchTests(
  tester: ConnectionTester,
  now: () => Date,
): { readonly tester: ConnectionTester; readonly tests: TestWatch } {
  const done = createEmitter<DoneTest>();
  const latest = new Map<string, DoneTest>();
  const tell = (providerId: string, outcome: DoneTest['outcome'], saved: boolean): void => {
    const test = { providerId, outcome, saved, at: now() };
    if (saved) latest.set(providerId, test);
    done.fire(test);
  };
  return {
    tester: {
      ...tester,
      async test(provider, ...rest) {
        const outcome = await tester.test(provider, ...rest);
        tell(provider.id, outcome, true);
        return outcome;
      },
      async testUnsaved(definition, ...rest) {
        const outcome = await tester.testUnsaved(definition, ...rest);
        tell(definition.id, outcome, false);
        return outcome;
      },
    },
    tests: { onDidTest: done.event, last: (id) => latest.get(id) },
  };
}
