import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/**
 * Answers VS Code's dialog for a file or a folder, as it is in a browser: a quick input with a path and a button. The
 * path of a folder ends with a slash.
 */
export async function answerPathDialog(window: WorkbenchWindow, path: string): Promise<void> {
  const value = async () => (await window.currentQuickInput())?.value;
  await until('the dialog for a path', async () => (await value())?.startsWith('/') === true || undefined);
  // It puts its own proposal in place while it opens, and may go into a row of its list.
  await until(
    `the dialog to close on ${path}`,
    async () => {
      const seen = await value();
      if (seen?.startsWith('/') !== true) return true;
      // Not with Enter: the next question may have the focus by then.
      if (seen === path) await window.pressInputButton();
      else await window.typeQuickInput(path);
      return undefined;
    },
    { seen: value },
  );
}
