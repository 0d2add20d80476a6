import { expect } from 'vitest';
import { waitForStep } from './addProvider';
import { pickAnswer, projectQuestion } from './projectQuestions';
import type { WorkbenchWindow } from './workbenchWindow';

/** Answers every question of *Create Pipeline Project* for a folder that is open, and goes back through all of them. */
export async function goBackThroughAll(window: WorkbenchWindow, receiver: string): Promise<void> {
  await window.runCommand('Git Providers: Create Pipeline Project…');
  await pickAnswer(window, 'Which provider', 'Groups');
  await pickAnswer(window, 'Which repository of “Groups”?', 'web');
  await pickAnswer(window, 'Where is acme/web', 'My Shop');
  await pickAnswer(window, 'My Shop has no pipeline.', 'No Pipeline File');
  await waitForStep(window, 'URL for a webhook');
  await window.typeQuickInput(receiver, { accept: true });
  await projectQuestion(window, 'At which events is it called?');
  await window.acceptQuickInput();
  await projectQuestion(window, 'Nothing has happened yet');
  await window.goBack();
  const events = await projectQuestion(window, 'At which events is it called?');
  expect(events.items.filter(({ checked }) => checked === true)).toHaveLength(3);
  await window.goBack();
  await waitForStep(window, 'URL for a webhook');
  expect((await window.currentQuickInput())?.value).toBe(receiver);
  await window.goBack();
  await projectQuestion(window, 'My Shop has no pipeline.', 'No Pipeline File');
  await window.goBack();
  await projectQuestion(window, 'Where is acme/web', 'My Shop');
  await window.goBack();
  await projectQuestion(window, 'Which repository of “Groups”?', 'web');
  await window.goBack();
  const providers = await projectQuestion(window, 'Which provider', 'Groups');
  expect(providers.items.find(({ focused }) => focused)).toMatchObject({ label: 'Groups' });
  await window.pressEscape();
  await window.waitForNoQuickInput();
  expect(await window.editorTitles()).toEqual([]);
}
