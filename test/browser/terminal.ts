import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './until';

export interface TerminalResult {
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** Drives the integrated terminal. `scratch` is a folder in which results of commands are left. */
export function terminalActions(
  page: () => Page,
  runCommand: (title: string) => Promise<void>,
  scratch: () => string,
) {
  const active = () => page().locator('.terminal-wrapper.active').filter({ visible: true });

  async function screen(): Promise<string> {
    const lines = await active().locator('.xterm-rows').first().locator('> div').allTextContents();
    return lines
      .map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  async function typeInTerminal(line: string): Promise<void> {
    // The first: lines that stick to the top while scrolling are a terminal of their own, laid over this one.
    await active().locator('.xterm-helper-textarea').first().focus();
    // The terminal takes no inserted text between a key's going down and up, as after F1, which comes up elsewhere.
    await page().keyboard.press('Shift');
    await page().keyboard.insertText(line);
    await page().keyboard.press('Enter');
  }

  return {
    /** Opens another terminal and waits for its shell's prompt. */
    async openTerminal(): Promise<void> {
      await runCommand('Terminal: Create New Terminal');
      await active().waitFor();
      await until('the prompt of the shell', async () => ((await screen()) === '' ? undefined : true));
    },
    /** Types a line and Enter into the terminal on screen. */
    typeInTerminal,
    /** The text on the terminal's screen. */
    terminalText: screen,
    /** Runs a shell command line in the terminal on screen and waits for its end. */
    async runInTerminal(
      command: string,
      options: { readonly timeout?: number } = {},
    ): Promise<TerminalResult> {
      const folder = await mkdtemp(join(scratch(), 'run-'));
      const [output, code] = [join(folder, 'output'), join(folder, 'code')];
      const quoted = `'${command.replaceAll("'", `'\\''`)}'`;
      await typeInTerminal(
        `eval ${quoted} >'${output}' 2>&1; echo $? >'${code}.part'; mv '${code}.part' '${code}'`,
      );
      await until(`the end of "${command}"`, () => existsSync(code) || undefined, {
        ...options,
        seen: screen,
      });
      const result = { code: Number(await readFile(code, 'utf8')), output: await readFile(output, 'utf8') };
      await rm(folder, { recursive: true, force: true });
      return result;
    },
  };
}
