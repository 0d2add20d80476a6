import axe from 'axe-core';
import type { Frame, FrameLocator, Locator } from 'playwright-core';
import { until } from './until';
import type { WorkbenchWindow } from './workbenchWindow';

/** What axe-core calls the importance of a finding. */
const grave = ['moderate', 'serious', 'critical'];

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly string[];
}

/** The page of the extension that is on screen, by what a user reads in it. */
export function webviewPage(window: Pick<WorkbenchWindow, 'webview'>) {
  const content = (): FrameLocator => window.webview();
  const focused = (target: Locator): Locator => target.and(content().locator(':focus'));

  async function frame(): Promise<Frame> {
    const body = await content().locator('body').elementHandle();
    const owner = await body.ownerFrame();
    if (owner === null) throw new Error('The page has no frame');
    return owner;
  }

  return {
    content,
    textbox: (name: string | RegExp): Locator => content().getByRole('textbox', { name, exact: true }),
    checkbox: (name: string): Locator => content().getByRole('checkbox', { name, exact: true }),
    radio: (name: string): Locator => content().getByRole('radio', { name, exact: true }),
    button: (name: string): Locator => content().getByRole('button', { name, exact: true }),
    /** Waits until the page has been drawn. */
    async ready(): Promise<void> {
      await content().locator('main[aria-busy="false"]').waitFor();
    },
    /** Goes there by the Tab key alone. */
    async tabTo(target: Locator): Promise<void> {
      await until(`the focus on ${target.toString()}`, async () => {
        if ((await focused(target).count()) > 0) return true;
        await target.page().keyboard.press('Tab');
        return undefined;
      });
    },
    async hasFocus(target: Locator): Promise<boolean> {
      return (await focused(target).count()) > 0;
    },
    /** What axe-core finds of moderate importance or more, as `rule: element`. */
    async accessibilityProblems(): Promise<readonly string[]> {
      const inside = await frame();
      // Evaluated past the page's policy, which lets no script in.
      await inside.evaluate(`${axe.source}; undefined`);
      const findings = await inside.evaluate<readonly Finding[]>(
        `axe.run(document).then(({ violations }) =>
          violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html) })))`,
      );
      return findings
        .filter(({ impact }) => grave.includes(impact ?? ''))
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node}`));
    },
    /** Width in CSS pixels, and whether the page has to be scrolled sideways. */
    async width(): Promise<{ readonly pixels: number; readonly scrolls: boolean }> {
      return (await frame()).evaluate<{ pixels: number; scrolls: boolean }>(
        '({ pixels: innerWidth, scrolls: document.documentElement.scrollWidth > innerWidth })',
      );
    },
  };
}

export type WebviewPage = ReturnType<typeof webviewPage>;
