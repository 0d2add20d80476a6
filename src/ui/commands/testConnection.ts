import { l10n } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Check } from '../../core/diagnosis/report';
import type { Provider } from '../../core/provider/provider';
import { applyRemedy, type ApplyRemedyParts } from './applyRemedy';
import { pickProviders, type PickProviderParts } from './pickProvider';
import { checkItem, outcomeItems, outcomeTitle } from './reportItems';
import { openReportPick } from './reportPick';
import { testTogether } from './testTogether';

export interface TestConnectionParts extends PickProviderParts, ApplyRemedyParts {
  readonly tester: ConnectionTester;
}

/** Tests a provider, or those that are selected. */
export async function testConnection(
  parts: TestConnectionParts,
  argument: unknown,
  selection?: unknown,
): Promise<void> {
  const title = l10n.t('Test Connection');
  const providers = await pickProviders(parts, argument, selection, title);
  const [first, second] = providers;
  if (second !== undefined) await testTogether(parts, providers, title);
  else if (first !== undefined) await testOne(parts, first);
}

/** The checks appear one by one, each with its remedies. Escape cancels. */
async function testOne(parts: TestConnectionParts, provider: Provider): Promise<void> {
  const abort = new AbortController();
  const { pick, closed } = openReportPick(l10n.t('Test Connection: {0}', provider.name));
  pick.placeholder = l10n.t('Testing… Escape cancels.');
  pick.busy = true;
  const chosen = closed.finally(() => {
    abort.abort();
  });
  const seen: Check[] = [];
  try {
    const outcome = await parts.tester.test(provider, abort.signal, (check) => {
      seen.push(check);
      pick.items = seen.map(checkItem);
    });
    pick.busy = false;
    pick.placeholder = outcomeTitle(outcome);
    pick.items = outcomeItems(outcome);
  } catch (cause) {
    pick.dispose();
    if (!abort.signal.aborted) throw cause;
    return;
  }
  const remedy = await chosen;
  if (remedy !== undefined) await applyRemedy(parts, remedy, provider);
}
