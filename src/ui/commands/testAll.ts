import pLimit from 'p-limit';
import { l10n, ProgressLocation, window } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { ProviderDirectory } from '../../core/provider/providerDirectory';

export interface TestAllParts {
  readonly directory: ProviderDirectory;
  readonly tester: ConnectionTester;
}

const atOnce = 5;

/** Tests every active provider, some at once. What came of each shows in its row. */
export async function testAll({ directory, tester }: TestAllParts): Promise<void> {
  const active = directory.current().providers.filter(({ status }) => status === 'active');
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Testing all providers'),
    cancellable: true,
  };
  await window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => {
      abort.abort();
    });
    let done = 0;
    const limit = pLimit(atOnce);
    const tests = active.map((provider) =>
      limit(async () => {
        if (abort.signal.aborted) return;
        await tester.test(provider, abort.signal);
        done += 1;
        progress.report({
          message: l10n.t('{0} of {1}', done, active.length),
          increment: 100 / active.length,
        });
      }),
    );
    const failed = (await Promise.allSettled(tests)).filter((test) => test.status === 'rejected');
    const [first] = failed;
    if (first !== undefined && !abort.signal.aborted) throw first.reason;
  });
}
