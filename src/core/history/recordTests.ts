import type { ConnectionTester } from '../diagnosis/connectionTester';
import { scopeKey } from '../provider/provider';
import type { HealthStore } from '../provider/health';
import type { HistoryNote } from './history';

/** A tester that tells the history what came of each test. */
export function recordTests(
  tester: ConnectionTester,
  health: Pick<HealthStore, 'read'>,
  note: (note: HistoryNote) => Promise<void>,
): ConnectionTester {
  return {
    ...tester,
    async test(provider, ...rest) {
      const report = await tester.test(provider, ...rest);
      const outcome = health.read(provider.id)?.outcome;
      if (report.ok && outcome !== undefined) {
        const { id, name, scope } = provider;
        await note({ id, name, scope: scopeKey(scope), action: { kind: 'tested', outcome } });
      }
      return report;
    },
  };
}
