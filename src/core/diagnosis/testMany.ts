import type { Result } from '../../shared/result';
import type { Provider } from '../provider/provider';
import type { ConnectionTester, TestProblem } from './connectionTester';
import type { Report } from './report';
import { createTestSessions } from './testSession';

export interface TestedProvider {
  readonly provider: Provider;
  readonly outcome: Result<Report, TestProblem>;
}

/** More than a host is asked at once, so that its turn is never empty while Git is waited for. */
const atOnce = 10;

/**
 * Tests providers, ten at once; those with the same base URL and token share what they ask. Gives them in the order of
 * `providers`. Rejects with the signal's reason when it is aborted; a bug in one test comes out after all the others.
 */
export async function testMany(
  tester: ConnectionTester,
  providers: readonly Provider[],
  signal: AbortSignal,
  onDone: (done: number) => void,
): Promise<readonly TestedProvider[]> {
  const shared = createTestSessions();
  const tested = new Map<string, TestedProvider>();
  const waiting = providers.values();
  const work = async (): Promise<void> => {
    for (const provider of waiting) {
      signal.throwIfAborted();
      const outcome = await tester.test(provider, signal, undefined, shared);
      tested.set(provider.id, { provider, outcome });
      onDone(tested.size);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, work));
  signal.throwIfAborted();
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return providers.flatMap(({ id }) => tested.get(id) ?? []);
}
