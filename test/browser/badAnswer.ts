import { expect } from 'vitest';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/**
 * Gives a bad answer to the open step, and expects one message below the field that contains `says`, the same step,
 * and the answer still in the field. A `good` answer, not sent, takes the message away again.
 */
export async function refuseAnswer(
  window: WorkbenchWindow,
  bad: { readonly text: string; readonly says: string; readonly good: string },
): Promise<void> {
  const before = await window.readQuickInput();
  expect(before.validation === undefined || before.severity !== 'error').toBe(true);
  await window.typeQuickInput(bad.text, { accept: true });
  const seen = () => window.currentQuickInput();
  const refused = await until(
    `“${bad.says}” for “${bad.text}”`,
    async () => {
      const now = await seen();
      return now?.validation === undefined || now.severity !== 'error' ? undefined : now;
    },
    { seen },
  );
  expect(refused.validation).toContain(bad.says);
  expect(refused).toMatchObject({ severity: 'error', value: bad.text });
  expect([refused.title, refused.step]).toEqual([before.title, before.step]);
  expect(await window.notifications()).toEqual([]);
  await window.typeQuickInput(bad.good);
  await until(
    'the message to go',
    async () => {
      const now = await seen();
      // What is said of a good answer is no problem.
      return now !== undefined && (now.validation === undefined || now.severity !== 'error')
        ? true
        : undefined;
    },
    { seen },
  );
}
