import { until } from './until';
import type { Workbench } from './workbench';

/** Works without a mouse, and without choosing what has the focus. */
export function keyboardOnly(window: Workbench) {
  const { keyboard } = window.page;
  return {
    press: (key: string): Promise<void> => keyboard.press(key),
    insert: (text: string): Promise<void> => keyboard.insertText(text),
    /** Goes down to the row with this label, and goes on. */
    async choose(label: string): Promise<void> {
      await until(`the focus on ${label}`, async () => {
        const { items } = await window.readQuickInput();
        if (items.find(({ focused }) => focused)?.label === label) return true;
        await keyboard.press('ArrowDown');
        return undefined;
      });
      await keyboard.press('Enter');
    },
  };
}
