import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** *Publish Folder…* where the open folder is no repository. `provider`: the name of one with a token. */
export async function publishFromScratch(
  window: WorkbenchWindow,
  provider: string,
  folder: string,
): Promise<void> {
  const publish = async (): Promise<void> => {
    await window.runCommand('Git Providers: Publish Folder…');
    await window.readQuickInput('Publish Folder');
    await window.pickItem(provider);
  };
  await publish();
  const sentence = 'No Git repository without a remote is open in this window.';
  const told = await window.waitForNotification(sentence);
  await window.screenshot('publish-nothing');
  expect(told).toMatchObject({ severity: 'info', buttons: ['Initialize Repository'] });
  await window.pressNotificationButton(sentence, 'Initialize Repository');
  await until('the repository', () => existsSync(join(folder, '.git', 'HEAD')) || undefined);
  await publish();
  expect(await window.waitForNotification('Commit something first')).toMatchObject({ severity: 'warning' });
}
