import { expect } from 'vitest';
import { until } from './until';
import { webviewPage } from './webview';
import type { WorkbenchWindow } from './workbenchWindow';

/** A field of the form, by its key and by what a user reads above it. */
export interface AnsweredField {
  readonly key: string;
  readonly label: string | RegExp;
}

/**
 * Gives a bad answer in an open form that is right otherwise, and expects one sentence below the field that contains
 * `says`, already when the field is left; saving leads back to the field, and the answer is still there. A `good` answer
 * takes the sentence away again.
 */
export async function refuseAnswer(
  window: WorkbenchWindow,
  { key, label }: AnsweredField,
  bad: { readonly text: string; readonly says: string; readonly good: string },
): Promise<void> {
  const form = webviewPage(window);
  const box = form.textbox(label);
  const problems = form.content().locator('.problem');
  const seen = (): Promise<readonly string[]> => problems.allInnerTexts();
  const none = async (): Promise<true | undefined> => (await problems.count()) === 0 || undefined;
  await until('a form without problems', none, { seen });
  await box.fill(bad.text);
  await box.press('Tab');
  const below = form.content().locator(`#message-${key}`);
  await until(`“${bad.says}”`, async () => (await below.innerText()).includes(bad.says) || undefined, {
    seen,
  });
  await form.button('Save').press('Enter');
  await until('the focus on the field', async () => (await form.hasFocus(box)) || undefined, { seen });
  expect(await seen()).toEqual([expect.stringContaining(bad.says)]);
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  expect(await box.inputValue()).toBe(bad.text);
  expect(await window.notifications()).toEqual([]);
  await box.fill(bad.good);
  await until('the sentence to go', none, { seen });
}
