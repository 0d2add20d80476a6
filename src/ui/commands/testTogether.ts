import pLimit from 'p-limit';
import { l10n, ProgressLocation, window } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Provider } from '../../core/provider/provider';

export interface TestTogetherParts {
  readonly tester: ConnectionTester;
}

const atOnce = 5;

/** Tests providers, some at once, with progress and a way to cancel. What came of each shows in its row. */
export async function testTogether(
  { tester }: TestTogetherParts,
  providers: readonly Provider[],
): Promise<void> {
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Testing providers'),
    cancellable: true,
  };
  await window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => {
      abort.abort();
    });
    let done = 0;
    const limit = pLimit(atOnce);
    const tests = providers.map((provider) =>
      limit(async () => {
        if (abort.signal.aborted) return;
        await tester.test(provider, abort.signal);
        done += 1;
        progress.report({
          message: l10n.t('{0} of {1}', done, providers.length),
          increment: 100 / providers.length,
        });
      }),
    );
    const failed = (await Promise.allSettled(tests)).filter((test) => test.status === 'rejected');
    const [first] = failed;
    if (first !== undefined && !abort.signal.aborted) throw first.reason;
  });
}
