import { answerPathDialog } from './pathDialog';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** Begins *Git: Clone* into a folder below `parent`, without waiting for what comes of it. */
export async function startClone(window: WorkbenchWindow, url: string, parent: string): Promise<void> {
  await window.runCommand('Git: Clone');
  await until('the question for the URL', async () =>
    (await window.currentQuickInput())?.placeholder?.includes('URL') === true ? true : undefined,
  );
  await window.typeQuickInput(url);
  await until('the entry for the URL', async () => {
    const entries = (await window.currentQuickInput())?.items ?? [];
    return entries.some(({ ariaLabel }) => ariaLabel.includes(url)) || undefined;
  });
  await window.acceptQuickInput();
  await answerCloneFolder(window, parent);
}

async function answerCloneFolder(window: WorkbenchWindow, parent: string): Promise<void> {
  await until(
    'the choice of a folder',
    async () =>
      (await window.currentQuickInput())?.title?.startsWith('Choose a folder to clone') === true || undefined,
  );
  await answerPathDialog(window, `${parent}/`);
}

/** Clones with *Git: Clone* into a folder below `parent`, and declines to open the clone. */
export async function cloneByPalette(window: WorkbenchWindow, url: string, parent: string): Promise<void> {
  await startClone(window, url, parent);
  await declineToOpen(window);
}

/** Goes on with a clone whose repository is chosen, to its end, and declines to open it. */
export async function finishClone(window: WorkbenchWindow, parent: string): Promise<void> {
  await answerCloneFolder(window, parent);
  await declineToOpen(window);
}

async function declineToOpen(window: WorkbenchWindow): Promise<void> {
  await until('the end of the clone', async () => (await window.hasDialog()) || undefined);
  const { message, detail = '', buttons } = await window.dialog();
  if (!buttons.includes('Open')) throw new Error(`Instead of the end of the clone: ${message} ${detail}`);
  await window.pressDialogButton('Cancel');
}
