import type { Page } from 'playwright-core';

/**
 * Waits until the row with this label is painted, in the state that is asked for, and answers with when that was, in
 * milliseconds since the epoch. The page looks with each frame that it paints.
 */
export async function shownRow(page: Page, label: string, inactive?: boolean): Promise<number> {
  const wanted = JSON.stringify({ label, inactive });
  const found = await page.waitForFunction(
    `(({ label, inactive }) =>
      [...document.querySelectorAll('.pane-body .monaco-list-row[role=treeitem]')].some((row) => {
        const text = (part) => row.querySelector(part)?.textContent ?? '';
        const is = text('.label-description').includes('inactive');
        return text('.label-name').trim() === label && is === (inactive ?? is);
      }) && Date.now())(${wanted})`,
    undefined,
    { polling: 'raf', timeout: 60_000 },
  );
  return Number(await found.jsonValue());
}
