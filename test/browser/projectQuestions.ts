import type { QuickInput } from './quickInput';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** The question with this beginning, once it has rows, or the row where one is named. */
export function projectQuestion(window: WorkbenchWindow, text: string, row?: string): Promise<QuickInput> {
  return until(
    `the question “${text}”`,
    async () => {
      const seen = await window.currentQuickInput();
      const there = seen?.placeholder?.startsWith(text) === true && !seen.busy && seen.items.length > 0;
      return there && (row === undefined || seen.items.some(({ label }) => label === row)) ? seen : undefined;
    },
    { seen: () => window.currentQuickInput() },
  );
}

/** Chooses a row of the question with this beginning, and gives the question. */
export async function pickAnswer(window: WorkbenchWindow, text: string, row: string): Promise<QuickInput> {
  const seen = await projectQuestion(window, text, row);
  await window.pickItem(row);
  return seen;
}
