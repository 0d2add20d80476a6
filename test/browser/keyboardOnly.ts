import { until } from './until';
import type { Workbench } from './workbench';

/** Answers quick inputs without a mouse, and without choosing what has the focus. */
export function keyboardOnly(window: Workbench) {
  const { keyboard } = window.page;
  return {
    press: (key: string): Promise<void> => keyboard.press(key),
    insert: (text: string): Promise<void> => keyboard.insertText(text),
    /** Replaces what is in the field, and goes on. */
    async type(text: string): Promise<void> {
      await keyboard.press('Control+A');
      await keyboard.insertText(text);
      await keyboard.press('Enter');
    },
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
    /** VS Code's own key for Back on Linux. */
    goBack: (): Promise<void> => keyboard.press('Control+Alt+Minus'),
  };
}
