import { until } from './until';
import type { Workbench } from './workbench';

/** Waits for an editor that shows a file with this text in it, and closes it. */
export async function showsFile(window: Workbench, text: string): Promise<void> {
  const lines = window.page.locator('.editor-group-container .view-lines');
  const shown = async () => (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  await until(`“${text}” in an editor`, async () => ((await shown()).includes(text) ? true : undefined), {
    seen: shown,
  });
  await window.runCommand('View: Close All Editors');
  await until('the editor to close', async () => ((await lines.count()) === 0 ? true : undefined));
}
