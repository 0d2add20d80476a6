import type { Locator, Page } from 'playwright-core';
import { readQuickInputFrame, readRows, waitForDrawing } from './pageReaders.mjs';
import type { QuickInputFrame, Row } from './pageReaders.mjs';
import { until } from './until';

export interface QuickInput extends Omit<QuickInputFrame, 'title' | 'message'> {
  /** Without the step. */
  readonly title?: string;
  /** `2/3`, where the dialog has steps. */
  readonly step?: string;
  /** What an input box says below the field, without VS Code's own "(Press 'Enter' …)". */
  readonly prompt?: string;
  /** The message of a failed validation. */
  readonly validation?: string;
  /** The rows in sight: long lists are rendered only as far as they are scrolled. */
  readonly items: readonly Row[];
}

/** A widget that fades out is still visible, and inert. */
export const openWidget = '.quick-input-widget:not([inert], [inert] *)';

/** Drives the quick pick or input box on top of the window. */
export function quickInputActions(page: () => Page) {
  const widget = () => page().locator(openWidget).filter({ visible: true });
  const input = () => widget().locator('.quick-input-box input');
  const rows = () => widget().locator('.quick-input-list .monaco-list-row');

  let lastFrame = '';
  const readFrame = () => widget().evaluate(readQuickInputFrame, undefined, { timeout: 1000 });

  /** One widget serves all quick inputs, and draws its rows some time after its title: both have to belong together. */
  async function snapshot(looks = 5): Promise<QuickInput | undefined> {
    if ((await widget().count()) === 0) {
      lastFrame = '';
      return undefined;
    }
    const frame = await readFrame();
    const isNew = JSON.stringify(frame) !== lastFrame;
    lastFrame = JSON.stringify(frame);
    if (isNew) await page().evaluate(waitForDrawing);
    const items = await rows().evaluateAll(readRows);
    if ((await widget().count()) === 0) return undefined;
    const isSame = !isNew || JSON.stringify(await readFrame()) === lastFrame;
    return isSame || looks === 1 ? describe(frame, items) : snapshot(looks - 1);
  }

  /** Waits for a quick input, with this title where one is given, and reads it. */
  function readQuickInput(title?: string): Promise<QuickInput> {
    const what = title === undefined ? 'a quick input' : `a quick input titled "${title}"`;
    const probe = async () => {
      const seen = await snapshot();
      return seen !== undefined && (title === undefined || seen.title === title) ? seen : undefined;
    };
    return until(what, probe, { seen: async () => (await snapshot())?.title });
  }

  /** The row with exactly this label, wherever it is once something is done with it: lists are drawn anew. */
  async function item(label: string, description?: string): Promise<Locator> {
    const isWanted = (row: Row) =>
      row.label === label && (description === undefined || row.description === description);
    const probe = async () => ((await snapshot())?.items.some(isWanted) === true ? true : undefined);
    const seen = async () => (await snapshot())?.items.map((row) => [row.label, row.description]);
    await until(`the item "${label}"`, probe, { seen });
    const labelled = rows().filter({ has: page().locator('.label-name', { hasText: exactly(label) }) });
    const described = page().locator('.label-description', { hasText: exactly(description ?? '') });
    return (description === undefined ? labelled : labelled.filter({ has: described })).first();
  }

  return {
    readQuickInput,
    /** The open quick input, or nothing, as it is now. */
    currentQuickInput: () => snapshot(),
    /** Replaces the text; Enter follows only where `accept` is set. */
    async typeQuickInput(text: string, options: { readonly accept?: boolean } = {}): Promise<void> {
      await input().fill(text);
      if (options.accept) await input().press('Enter');
    },
    async acceptQuickInput(): Promise<void> {
      await input().press('Enter');
    },
    /** Chooses the row with exactly this label, and this description where one is given. */
    async pickItem(label: string, description?: string): Promise<void> {
      await (await item(label, description)).click();
    },
    /** Presses a button in the title of the quick input: `Back`, or one of the extension's own. */
    async pressQuickInputButton(name: string): Promise<void> {
      await widget().locator(`.action-label[aria-label^="${name}"]`).first().click();
    },
    goBack(): Promise<void> {
      return widget().locator('.codicon-quick-input-back').click();
    },
    /** Presses the large button beside the input, as dialogs for folders have one; rejects within a second without one. */
    async pressInputButton(): Promise<void> {
      const button = widget()
        .locator('.quick-input-action .monaco-button:not(.secondary)')
        .filter({ visible: true });
      await button.click({ timeout: 1000 });
    },
    async pressEscape(): Promise<void> {
      await page().keyboard.press('Escape');
    },
    waitForNoQuickInput(options: { readonly timeout?: number } = {}): Promise<true> {
      const probe = async () => ((await widget().count()) === 0 ? true : undefined);
      return until('the quick input to close', probe, { ...options, seen: () => snapshot() });
    },
  };
}

/** Matches an element whose text is this one. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

function describe(frame: QuickInputFrame, items: readonly Row[]): QuickInput {
  const { title: shownTitle, message, ...rest } = frame;
  const step = /^(.*?)\s*\((\d+(?:\/\d+)?)\)$/.exec(shownTitle ?? '');
  const title = step?.[1] ?? shownTitle;
  const prompt = message?.replace(/\s*\(Press 'Enter' .*\)$/, '');
  return {
    ...rest,
    items,
    ...(title === undefined ? {} : { title }),
    ...(step?.[2] === undefined ? {} : { step: step[2] }),
    ...(message === undefined
      ? {}
      : rest.severity === undefined
        ? { prompt: prompt ?? '' }
        : { validation: message }),
  };
}
