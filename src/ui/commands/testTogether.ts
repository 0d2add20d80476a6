import { l10n, ProgressLocation, ThemeIcon, window } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import { testMany, type TestedProvider } from '../../core/diagnosis/testMany';
import type { Provider } from '../../core/provider/provider';
import { askChoice } from '../quickInput/askChoice';
import { outcomeIcon, outcomeSentence } from '../words/reportWords';
import type { ApplyRemedyParts } from './applyRemedy';
import { showOutcome } from './showOutcome';

export interface TestTogetherParts extends ApplyRemedyParts {
  readonly tester: ConnectionTester;
}

const messageMs = 10_000;

/**
 * Tests providers, some at once, with progress and a way to cancel, and sums up what came of it.
 *
 * @param title of the summary
 */
export async function testTogether(
  parts: TestTogetherParts,
  providers: readonly Provider[],
  title = l10n.t('Test All'),
): Promise<void> {
  const tested = await testWithProgress(parts.tester, providers);
  if (tested === undefined) return;
  if (tested.every((each) => gravity(each) === 0)) {
    const message =
      tested.length === 1
        ? l10n.t('The provider is connected.')
        : l10n.t('All {0} providers are connected.', tested.length);
    window.setStatusBarMessage(`$(pass) ${message}`, messageMs);
    return;
  }
  await showSummary(parts, tested, title);
}

/** `undefined`: the user cancelled. */
async function testWithProgress(
  tester: ConnectionTester,
  providers: readonly Provider[],
): Promise<readonly TestedProvider[] | undefined> {
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Testing providers'),
    cancellable: true,
  };
  try {
    return await window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => {
        abort.abort();
      });
      return testMany(tester, providers, abort.signal, (done) => {
        progress.report({
          message: l10n.t('{0} of {1}', done, providers.length),
          increment: 100 / providers.length,
        });
      });
    });
  } catch (cause) {
    if (!abort.signal.aborted) throw cause;
    return undefined;
  }
}

/** The worst first. */
async function showSummary(
  parts: TestTogetherParts,
  tested: readonly TestedProvider[],
  title: string,
): Promise<void> {
  const failed = tested.filter((each) => gravity(each) === 2).length;
  const picked = await askChoice({
    title,
    placeholder:
      failed === 0
        ? l10n.t('All providers are connected, and some need a look. Choose one to see its report.')
        : l10n.t('{0} of {1} providers fail. Choose one to see its report.', failed, tested.length),
    items: tested
      .toSorted((one, other) => gravity(other) - gravity(one))
      .map((each) => ({
        label: each.provider.name,
        detail: outcomeSentence(each),
        iconPath: new ThemeIcon(outcomeIcon(each)),
        value: each,
      })),
  });
  if (picked.kind === 'next') await showOutcome(parts, picked.value);
}

/** 0: all is well, 1: something could be better, 2: it does not work. */
function gravity({ outcome }: TestedProvider): number {
  if (!outcome.ok) return 2;
  const { checks } = outcome.value;
  if (checks.some(({ status }) => status === 'failed')) return 2;
  return checks.some(({ status }) => status === 'warning') ? 1 : 0;
}
