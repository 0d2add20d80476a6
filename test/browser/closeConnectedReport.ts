import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** Waits until a connection test says that all is well, and dismisses it. */
export async function closeConnectedReport(window: WorkbenchWindow): Promise<void> {
  const connected = async () => {
    const seen = await window.currentQuickInput();
    return seen?.placeholder?.startsWith('Connected as alice') === true ? true : undefined;
  };
  await until('the end of the test', connected, { seen: () => window.currentQuickInput() });
  await window.pressEscape();
  await window.waitForNoQuickInput();
}
