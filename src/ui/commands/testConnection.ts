import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickPick, type QuickPickItem } from 'vscode';
import type { ConnectionTester } from '../../core/diagnosis/connectionTester';
import type { Check, Remedy, Report } from '../../core/diagnosis/report';
import type { Provider } from '../../core/provider/provider';
import type { Ending } from '../../shared/emitter';
import {
  checkIcon,
  checkLabel,
  checkSentence,
  checkStatusLabel,
  remedyLabel,
  reportIcon,
  reportSentence,
} from '../words/reportWords';
import { refusalSentence } from '../words/refusalWords';
import { absenceSentence } from '../words/stateWords';
import { pickProvider, type PickProviderParts } from './pickProvider';

export interface TestConnectionParts extends PickProviderParts {
  readonly tester: ConnectionTester;
  readonly applyRemedy: (remedy: Remedy, provider: Provider, check?: Check) => Promise<void>;
}

interface ReportItem extends QuickPickItem {
  readonly remedy?: Remedy;
  readonly check?: Check;
}

/** Tests a provider; the checks appear one by one, each with its remedies. Escape cancels. */
export async function testConnection(parts: TestConnectionParts, argument: unknown): Promise<void> {
  const provider = await pickProvider(parts, argument, l10n.t('Test Connection'));
  if (provider === undefined) return;
  const pick = window.createQuickPick<ReportItem>();
  const abort = new AbortController();
  const chosen = itemChosen(pick, abort);
  pick.title = l10n.t('Test Connection: {0}', provider.name);
  pick.placeholder = l10n.t('Testing… Escape cancels.');
  pick.busy = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.show();
  const seen: Check[] = [];
  try {
    const report = await parts.tester.test(provider, abort.signal, (check) => {
      seen.push(check);
      pick.items = seen.map(checkItem);
    });
    pick.busy = false;
    if (report.ok) {
      pick.placeholder = reportSentence(report.value);
      pick.items = reportItems(report.value);
    } else if (report.error.kind === 'refused') {
      pick.placeholder = refusalSentence(report.error.refusal);
      pick.items = [{ label: pick.placeholder, iconPath: new ThemeIcon('error'), alwaysShow: true }];
    } else {
      pick.placeholder = absenceSentence(report.error);
      pick.items = [remedyItem('updateToken'), remedyItem('openTokenPage')];
    }
  } catch (cause) {
    pick.dispose();
    if (!abort.signal.aborted) throw cause;
    return;
  }
  const item = await chosen;
  if (item?.remedy !== undefined) await parts.applyRemedy(item.remedy, provider, item.check);
}

function itemChosen(pick: QuickPick<ReportItem>, abort: AbortController): Promise<ReportItem | undefined> {
  return new Promise((resolve) => {
    const endings: Ending[] = [];
    const finish = (item: ReportItem | undefined): void => {
      for (const ending of endings) ending.dispose();
      abort.abort();
      pick.dispose();
      resolve(item);
    };
    endings.push(
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.remedy !== undefined || !pick.busy) finish(item);
      }),
      pick.onDidHide(() => {
        finish(undefined);
      }),
    );
  });
}

function reportItems(report: Report): ReportItem[] {
  const summary: ReportItem = {
    label: reportSentence(report),
    iconPath: new ThemeIcon(reportIcon(report)),
    alwaysShow: true,
  };
  const checks = report.checks.flatMap((check) => [
    checkItem(check),
    ...check.remedies.map((remedy) => remedyItem(remedy, check)),
  ]);
  return [summary, { label: l10n.t('Checks'), kind: QuickPickItemKind.Separator }, ...checks];
}

function checkItem(check: Check): ReportItem {
  return {
    label: checkLabel(check.id),
    description: checkStatusLabel(check.status),
    detail: checkSentence(check),
    iconPath: new ThemeIcon(checkIcon(check.status)),
    alwaysShow: true,
    check,
  };
}

function remedyItem(remedy: Remedy, check?: Check): ReportItem {
  return {
    label: remedyLabel(remedy),
    iconPath: new ThemeIcon('arrow-right'),
    alwaysShow: true,
    remedy,
    ...(check !== undefined && { check }),
  };
}
