import { window, type QuickPick } from 'vscode';
import type { Remedy } from '../../core/diagnosis/remedy';
import type { Ending } from '../../shared/emitter';
import type { ReportItem } from './reportItems';

/** A quick pick that a report is written into as it comes. */
export interface ReportPick {
  readonly pick: QuickPick<ReportItem>;
  /** The remedy that was chosen, or nothing where the pick was closed; the pick is gone then. */
  readonly closed: Promise<Remedy | undefined>;
}

/** Lines without a remedy say something and do nothing. */
export function openReportPick(title: string): ReportPick {
  const pick = window.createQuickPick<ReportItem>();
  pick.title = title;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.show();
  const closed = new Promise<Remedy | undefined>((resolve) => {
    const endings: Ending[] = [];
    const finish = (remedy: Remedy | undefined): void => {
      for (const ending of endings) ending.dispose();
      pick.dispose();
      resolve(remedy);
    };
    endings.push(
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.remedy !== undefined || !pick.busy) finish(item?.remedy);
      }),
      pick.onDidHide(() => {
        finish(undefined);
      }),
    );
  });
  return { pick, closed };
}
