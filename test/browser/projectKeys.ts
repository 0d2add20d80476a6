import { expect } from 'vitest';
import { waitForStep } from './addProvider';
import { waitForRow } from './rowTexts';
import { until } from './until';
import type { Workbench } from './workbench';

// The Projects view shows the projects Shop and Orders.

/** F2 on the row that has the focus, which need not be selected. */
export async function editByKey(window: Workbench): Promise<void> {
  await window.selectRows('Projects', ['Shop']);
  await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('F2');
  await waitForStep(window, 'Name of the project');
  expect((await window.readQuickInput()).value).toBe('Orders');
  await window.pressEscape();
  await window.waitForNoQuickInput();
}

/** Delete on two rows, up to the question, which is answered with no. */
export async function detachByKey(window: Workbench): Promise<void> {
  await window.selectRows('Projects', ['Shop', 'Orders']);
  await window.page.keyboard.press('Delete');
  await until('the question', async () => (await window.hasDialog()) || undefined);
  const { message, detail = '' } = await window.dialog();
  await window.screenshot('projects-detach-dark');
  expect(message).toBe('Detach 2 projects from their providers?');
  expect(detail).toContain('Shop, Orders');
  await window.pressDialogButton('Cancel');
  await waitForRow(window, 'Projects', (row) => row.includes('Orders'));
}

/** Both keys on the row of a group, which is closed for a moment. */
export async function pressKeysOnGroup(window: Workbench, group: string): Promise<void> {
  await window.selectRows('Projects', [group]);
  await window.page.keyboard.press('Delete');
  await window.page.keyboard.press('F2');
  // A command that is run after the keys shows that theirs have run.
  await window.runCommand('Git Providers: Detach Project…');
  expect((await window.readQuickInput('Detach Project')).items.length).toBeGreaterThan(1);
  await window.pressEscape();
  await window.waitForNoQuickInput();
  expect(await window.hasDialog()).toBe(false);
  await window.toggleRow('Projects', group);
  await waitForRow(window, 'Projects', (row) => row.includes('Orders'));
}
