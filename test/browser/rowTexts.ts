import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** Label and description of the rows of a view in sight, indented by their level. */
export async function rowTexts(window: WorkbenchWindow, view: string): Promise<readonly string[]> {
  return (await window.treeRows(view)).map(
    ({ label, description, level }) =>
      `${'  '.repeat(level - 1)}${label}${description === undefined ? '' : `: ${description}`}`,
  );
}

export async function waitForRow(
  window: WorkbenchWindow,
  view: string,
  isIt: (row: string) => boolean,
): Promise<void> {
  await until(
    `a row of ${view} like ${String(isIt)}`,
    async () => (await rowTexts(window, view)).some(isIt) || undefined,
    { seen: () => rowTexts(window, view) },
  );
}
