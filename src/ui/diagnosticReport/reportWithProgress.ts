import { l10n, ProgressLocation, window } from 'vscode';
import { gatherReport, type GatherReportParts } from './gatherReport';

/** Gathers the report with progress; `undefined` where the user cancels. */
export async function reportWithProgress(parts: GatherReportParts): Promise<string | undefined> {
  const abort = new AbortController();
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Gathering what a report needs'),
    cancellable: true,
  };
  try {
    return await window.withProgress(options, (_progress, token) => {
      token.onCancellationRequested(() => {
        abort.abort();
      });
      return gatherReport(parts, abort.signal);
    });
  } catch (cause) {
    if (!abort.signal.aborted) throw cause;
    return undefined;
  }
}
