import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** Answers VS Code's dialog for a folder, as it is in a browser: a quick input with a path and a button. */
export async function answerFolderDialog(window: WorkbenchWindow, path: string): Promise<void> {
  const value = async () => (await window.currentQuickInput())?.value;
  await until('the dialog for a folder', async () => (await value())?.startsWith('/') === true || undefined);
  // It fills in a folder by itself, sometimes after the first typing, and may go into a row of its list.
  await until(
    `the dialog to close on ${path}`,
    async () => {
      const seen = await value();
      if (seen?.startsWith('/') !== true) return true;
      // Not with Enter: the next question may have the focus by then.
      if (seen === `${path}/`) await window.pressInputButton();
      else await window.typeQuickInput(`${path}/`);
      return undefined;
    },
    { seen: value },
  );
}
