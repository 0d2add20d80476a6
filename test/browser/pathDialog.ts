import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/**
 * Answers VS Code's dialog for a file or a folder, as it is in a browser: a quick input with a path and a button. The
 * path of a folder ends with a slash.
 */
export async function answerPathDialog(window: WorkbenchWindow, path: string): Promise<void> {
  const value = async () => (await window.currentQuickInput())?.value;
  await until('the dialog for a path', async () => (await value())?.startsWith('/') === true || undefined);
  let before = '';
  await until(
    `the dialog to close on ${path}`,
    async () => {
      const seen = await window.currentQuickInput();
      if (seen?.value.startsWith('/') !== true) return true;
      const now = JSON.stringify([seen.value, seen.items.map(({ label }) => label)]);
      // While it opens it puts its own proposal in place of what was typed: it is spoken to only at rest.
      const isAtRest = !seen.busy && now === before;
      before = now;
      if (!isAtRest) return undefined;
      // Not with Enter: the next question may have the focus by then.
      if (seen.value === path) await window.pressInputButton();
      else await window.typeQuickInput(path);
      before = '';
      return undefined;
    },
    { seen: value },
  );
}
