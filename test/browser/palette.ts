import type { Page } from 'playwright-core';
import { readRows } from './pageReaders.mjs';
import { openWidget } from './quickInput';
import { until } from './until';

const nothingFound = 'No matching commands';

/** Runs commands as a user does, through the palette. */
export function paletteActions(page: () => Page) {
  const widget = () => page().locator(openWidget).filter({ visible: true });
  const rows = () => widget().locator('.quick-input-list .monaco-list-row');
  const input = () => widget().locator('.quick-input-box input[type=text]');
  const labels = async () => (await rows().evaluateAll(readRows)).map((row) => row.label);

  /** The palette does not look again for commands that are registered while it is open: each look opens it anew. */
  async function search(title: string): Promise<readonly string[]> {
    await close();
    await page().keyboard.press('F1');
    await input().fill(`>${title}`, { timeout: 3000 });
    const settled = async () => {
      const found = await labels();
      return found.includes(title) || found.includes(nothingFound) ? found : undefined;
    };
    return until('the palette to settle', settled, { timeout: 1500 }).catch(labels);
  }

  async function close(): Promise<void> {
    const closed = async () => {
      if ((await widget().count()) === 0) return true;
      await page().keyboard.press('Escape');
      return undefined;
    };
    await until('the palette to close', closed);
  }

  return {
    /** Runs the command that the palette shows under exactly this title, category included. */
    async runCommand(title: string): Promise<void> {
      let seen: readonly string[] = [];
      await until(
        `the command "${title}" in the palette`,
        async () => {
          seen = await search(title);
          if (!seen.includes(title)) return undefined;
          await rows().nth(seen.indexOf(title)).click({ timeout: 3000 });
          return true;
        },
        { seen: () => seen },
      );
    },
    /**
     * Titles that the palette offers for a text. Commands of extensions come late: an empty answer is given only after
     * a few seconds without any.
     */
    async listCommands(text: string): Promise<readonly string[]> {
      const probe = async () => {
        const found = await search(text);
        return found.length === 0 || found.includes(nothingFound) ? undefined : found;
      };
      const found = await until(`commands for "${text}"`, probe, { timeout: 5000 }).catch(() => []);
      await close();
      return found;
    },
  };
}
