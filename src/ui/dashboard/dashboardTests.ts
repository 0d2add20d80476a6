import { l10n } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import { healthOutcome } from '../../core/diagnosis/healthOutcome';
import { testMany } from '../../core/diagnosis/testMany';
import type { Provider } from '../../core/provider/provider';
import type { TestProgress } from '../../shared/dashboard/dashboardContract';
import type { Ending } from '../../shared/emitter';
import { testedSentence } from '../words/dashboardWords';
import { outcomeSentence } from '../words/reportWords';

export interface DashboardTestsParts {
  readonly tester: ConnectionTester;
  /** Whether a provider is tested here has changed. */
  readonly changed: (id: string) => void;
  readonly progressed: (progress: TestProgress | null) => void;
  /** What came of it, in a sentence. */
  readonly tell: (sentence: string) => void;
}

/** The tests that the dashboard has begun. They end with it. */
export interface DashboardTests extends Ending {
  isTesting(id: string): boolean;
  progress(): TestProgress | null;
  /** Resolves when the test is over or cancelled. One that is under way is not begun again. */
  test(provider: Provider): Promise<void>;
  cancel(id: string): void;
  testAll(providers: readonly Provider[]): Promise<void>;
  cancelAll(): void;
}

export function createDashboardTests(parts: DashboardTestsParts): DashboardTests {
  const { tester, changed, progressed, tell } = parts;
  const single = new Map<string, AbortController>();
  let all: { readonly abort: AbortController; progress: TestProgress } | undefined;

  const runAll = async (providers: readonly Provider[], signal: AbortSignal): Promise<void> => {
    const tested = await testMany(tester, providers, signal, (done) => {
      if (all === undefined) return;
      all.progress = progressOf(done, providers.length);
      progressed(all.progress);
    });
    const failed = tested.filter(
      ({ outcome }) => !outcome.ok || healthOutcome(outcome.value) !== 'connected',
    );
    tell(testedSentence(failed.length, tested.length));
  };
  return {
    isTesting: (id) => single.has(id),
    progress: () => all?.progress ?? null,
    async test(provider) {
      const { id, name } = provider;
      if (single.has(id)) return;
      const abort = new AbortController();
      single.set(id, abort);
      changed(id);
      try {
        const outcome = await tester.test(provider, abort.signal);
        tell(l10n.t('{0}: {1}', name, outcomeSentence({ provider, outcome })));
      } catch (cause) {
        if (!abort.signal.aborted) throw cause;
        tell(l10n.t('The test of {0} was cancelled.', name));
      } finally {
        single.delete(id);
        changed(id);
      }
    },
    cancel: (id) => single.get(id)?.abort(),
    async testAll(providers) {
      if (all !== undefined) return;
      const abort = new AbortController();
      all = { abort, progress: progressOf(0, providers.length) };
      progressed(all.progress);
      try {
        await runAll(providers, abort.signal);
      } catch (cause) {
        if (!abort.signal.aborted) throw cause;
        tell(l10n.t('The tests were cancelled.'));
      } finally {
        all = undefined;
        progressed(null);
      }
    },
    cancelAll: () => all?.abort.abort(),
    dispose: () => {
      all?.abort.abort();
      for (const abort of single.values()) abort.abort();
    },
  };
}

function progressOf(done: number, total: number): TestProgress {
  return { done, total, label: l10n.t('{0} of {1}', done, total) };
}
