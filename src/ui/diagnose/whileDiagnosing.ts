import { l10n } from 'vscode';
import type { Diagnosis } from '../../core/diagnosis/troubleshooting/diagnosis';
import type { Check } from '../../core/diagnosis/report';
import { checkItem } from '../commands/reportItems';
import { openReportPick } from '../commands/reportPick';

/** Shows the checks as they are done. Escape cancels: `undefined`. */
export async function whileDiagnosing(
  title: string,
  work: (signal: AbortSignal, onCheck: (check: Check) => void) => Promise<Diagnosis>,
): Promise<Diagnosis | undefined> {
  const abort = new AbortController();
  const { pick, closed } = openReportPick(title);
  pick.placeholder = l10n.t('Looking for causes… Escape cancels.');
  pick.busy = true;
  let done = false;
  void closed.then(() => {
    if (!done) abort.abort();
  });
  const seen: Check[] = [];
  try {
    const diagnosis = await work(abort.signal, (check) => {
      if (abort.signal.aborted) return;
      seen.push(check);
      pick.items = seen.map(checkItem);
    });
    return abort.signal.aborted ? undefined : diagnosis;
  } catch (cause) {
    if (!abort.signal.aborted) throw cause;
    return undefined;
  } finally {
    done = true;
    pick.dispose();
  }
}
