import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { outFolder } from '../../scripts/paths.mjs';
import { feedbackActions } from './feedback';
import { readClipboardText, readTabs } from './pageReaders.mjs';
import { paletteActions } from './palette';
import { quickInputActions } from './quickInput';
import { terminalActions } from './terminal';
import { treeViewActions } from './treeView';
import { until } from './until';

export type WorkbenchWindow = ReturnType<typeof workbenchWindow>;

/** Everything a test does in one window of VS Code. `page` is asked for at each use: a restart brings another one. */
export function workbenchWindow(page: () => Page, scratch: () => string) {
  const palette = paletteActions(page);
  const quickInput = quickInputActions(page);
  return {
    ...palette,
    ...quickInput,
    ...treeViewActions(page),
    ...feedbackActions(page),
    ...terminalActions(page, (title) => palette.runCommand(title), scratch),
    /** Opens a file of the folder in an editor, by its name or its path from the folder. */
    async openFile(path: string): Promise<void> {
      const [name = path, ...folders] = path.split('/').reverse();
      const folder = folders.reverse().join('/');
      await page().keyboard.press('Control+P');
      await quickInput.readQuickInput();
      await quickInput.typeQuickInput(path);
      // Until the list follows what is typed, it has files of the same name in other folders.
      await quickInput.pickItem(name, folder === '' ? undefined : folder);
      await page().locator(`.tabs-container .tab[data-resource-name="${name}"]`).first().waitFor();
    },
    /** Names of the open editors. */
    editorTitles(): Promise<readonly string[]> {
      return page().locator('.tabs-container .tab').evaluateAll(readTabs);
    },
    /** The document inside a webview editor or view; `index` counts those on screen. */
    webview(index = 0): FrameLocator {
      const frame = page().locator('iframe.webview.ready').nth(index).contentFrame();
      return frame.locator('iframe#active-frame').contentFrame();
    },
    clipboard(): Promise<string> {
      return page().evaluate(readClipboardText);
    },
    /** A picture of the whole window, webviews included, in `out/screenshots`; gives its path. */
    async screenshot(name: string): Promise<string> {
      const folder = join(outFolder, 'screenshots');
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${name}.png`);
      await page().screenshot({ path, animations: 'disabled' });
      return path;
    },
    async reload(): Promise<void> {
      await page().reload();
      await waitForWorkbench(page());
    },
  };
}

/** Waits until the window shows its parts and its extensions run. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  const begun = page.locator('.monaco-workbench .activitybar .action-item, .monaco-workbench .auxiliarybar');
  await until('the activity bar', async () => ((await begun.count()) > 0 ? true : undefined));
}
