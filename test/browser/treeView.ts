import type { Locator, Page } from 'playwright-core';
import { readRows } from './pageReaders.mjs';
import type { Row } from './pageReaders.mjs';
import { exactly } from './quickInput';
import { until } from './until';

/** Drives the side bar: its containers, views and rows. */
export function treeViewActions(page: () => Page) {
  const pane = (view: string) => page().locator(`.pane:has(> .pane-header[aria-label^="${view}"])`);
  const rows = (view: string) => pane(view).locator('.pane-body .monaco-list-row[role=treeitem]');
  const treeRows = (view: string): Promise<Row[]> => rows(view).evaluateAll(readRows);

  /** Wherever it is once something is done with it: a tree is drawn anew at any time. */
  async function treeRow(view: string, label: string): Promise<Locator> {
    const probe = async () => (await treeRows(view)).some((row) => row.label === label) || undefined;
    const seen = async () => (await treeRows(view)).map((row) => row.label);
    await until(`the row "${label}" in the view "${view}"`, probe, { seen });
    const name = page().locator('.label-name', { hasText: exactly(label) });
    return rows(view).filter({ has: name }).first();
  }

  const menuItems = () => page().locator('.monaco-menu .action-item .action-label:not(.separator)');

  return {
    /** Shows a container of the activity bar; one that is shown already stays. */
    async openActivityBar(title: string): Promise<void> {
      const item = page().locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`);
      const shown = page().locator('.sidebar .composite.title h2').filter({ hasText: title, visible: true });
      await item.waitFor();
      // While the layout is being restored the item may look closed, and the click then closes what it opens.
      await until(`the container "${title}"`, async () => {
        if ((await shown.count()) > 0) return true;
        // A badge lies over the icon.
        await item.click();
        await shown.waitFor({ timeout: 2_000 });
        return true;
      });
    },
    /** The number on a container of the activity bar; empty without one. */
    async badge(title: string): Promise<string> {
      const item = page().locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`);
      return (await item.locator('.badge-content').allTextContents()).join('').trim();
    },
    /** The rows of a view in sight, as they are now. */
    treeRows,
    /** Waits for a row with exactly this label. */
    treeRow,
    /** Waits until the view's rows satisfy `holds`, and gives them. */
    waitForTreeRows(view: string, holds: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
      const probe = async () => {
        const seen = await treeRows(view);
        return holds(seen) ? seen : undefined;
      };
      return until(`rows in the view "${view}"`, probe, { seen: () => treeRows(view) });
    },
    /** Opens or closes what is below a row. */
    async toggleRow(view: string, label: string): Promise<void> {
      await (await treeRow(view, label)).locator('.monaco-tl-twistie').click();
    },
    /** Selects these rows and no other; what is below the first one is closed. */
    async selectRows(view: string, labels: readonly string[]): Promise<void> {
      for (const [index, label] of labels.entries()) {
        const row = await treeRow(view, label);
        const before = await row.getAttribute('aria-expanded');
        await row.locator('.label-name').click(index === 0 ? {} : { modifiers: ['Control'] });
        if (index > 0 || before === null) continue;
        // A click on a row that has others below it opens or closes it.
        const becomes = (state: string) =>
          until(`the row "${label}" to change`, async () =>
            (await row.getAttribute('aria-expanded')) === state ? true : undefined,
          );
        await becomes(before === 'true' ? 'false' : 'true');
        if (before === 'true') continue;
        await page().keyboard.press('ArrowLeft');
        await becomes('false');
      }
    },
    async dragRow(view: string, label: string, onto: string): Promise<void> {
      const source = (await treeRow(view, label)).locator('.label-name');
      await source.dragTo((await treeRow(view, onto)).locator('.label-name'));
    },
    /** What stands above the rows of a view; empty where nothing does. */
    async viewMessage(view: string): Promise<string> {
      return (await pane(view).locator('.tree-explorer-viewlet-tree-view .message').allTextContents())
        .join('')
        .trim();
    },
    /** Presses an inline action of a row, by its accessible name. */
    async pressRowAction(view: string, label: string, action: string): Promise<void> {
      const row = await treeRow(view, label);
      // Drawn anew, a row has no action until the mouse is over it again.
      await until(`the action "${action}" of the row "${label}"`, async () => {
        await row.hover({ timeout: 2_000 });
        await row.locator(`.actions .action-label[aria-label^="${action}"]`).click({ timeout: 2_000 });
        return true;
      });
    },
    /** Opens the context menu of a row and gives its entries; `chooseFromMenu` or Escape closes it. */
    async openRowMenu(view: string, label: string): Promise<readonly string[]> {
      await (await treeRow(view, label)).click({ button: 'right' });
      await menuItems().first().waitFor();
      return (await menuItems().allTextContents()).filter((text) => text !== '');
    },
    async chooseFromMenu(entry: string): Promise<void> {
      // A menu ignores what is released too soon after it opened.
      await until(`the menu to close on "${entry}"`, async () => {
        if ((await menuItems().count()) === 0) return true;
        await menuItems().getByText(entry, { exact: true }).click({ timeout: 1000 });
        return undefined;
      });
    },
    /** Presses an action in the title of a view, by its accessible name. */
    async pressViewAction(view: string, action: string): Promise<void> {
      await pane(view).hover();
      const inHeader = pane(view).locator(`.pane-header .actions .action-label[aria-label^="${action}"]`);
      const inTitle = page().locator(`.sidebar .composite.title .action-label[aria-label^="${action}"]`);
      await inHeader.or(inTitle).first().click();
    },
    /** What a view without rows says, and the buttons that it offers. */
    async welcome(view: string): Promise<{ readonly text: string; readonly buttons: readonly string[] }> {
      const content = pane(view).locator('.welcome-view-content');
      await content.waitFor();
      const buttons = await content.locator('.monaco-button').allTextContents();
      return { text: (await content.innerText()).trim(), buttons };
    },
    async pressWelcomeButton(view: string, button: string): Promise<void> {
      await pane(view)
        .locator('.welcome-view-content .monaco-button')
        .getByText(button, { exact: true })
        .click();
    },
  };
}
