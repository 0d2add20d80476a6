import { until } from '../browser/until';
import type { WorkbenchWindow } from '../browser/workbenchWindow';
import type { Page } from 'playwright-core';

/** Milliseconds that the call of each extension's `activate` took, as *Developer: Startup Performance* tells. */
export async function callTimes(
  window: WorkbenchWindow & { readonly page: Page },
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return until('the times of both calls', async () => {
    await window.runCommand('Developer: Startup Performance');
    await window.page.locator('.editor-instance .view-lines').first().click();
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.press('Control+C');
    const lines = (await window.clipboard()).split('\n');
    const column = cells(lines.find((line) => line.includes('Call Activate')) ?? '').indexOf('Call Activate');
    const times = ids.flatMap((id) => {
      const row = lines.map(cells).find((each) => each.includes(id));
      const time = Number(row?.[column] ?? Number.NaN);
      return Number.isNaN(time) ? [] : [[id, time] as const];
    });
    return times.length === ids.length ? new Map(times) : undefined;
  });
}

function cells(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim());
}
