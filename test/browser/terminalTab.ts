import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Milliseconds in which VS Code has looked whether what a terminal began with has changed. */
const lookTime = 2_500;

/**
 * How many terminals carry a mark, such as the warning that one should be relaunched for a changed environment:
 * an icon in the title where there is one terminal, a badge in the list where there are several.
 */
export function terminalWarnings(page: Page): Promise<number> {
  const badge = '.terminal-tabs-entry [class*="monaco-decoration-iconBadge"]';
  return page.locator(`.part.panel .codicon-warning, .part.panel ${badge}`).count();
}

/** The same once VS Code has had the time to find a reason for one. */
export async function settledTerminalWarnings(page: Page): Promise<number> {
  await sleep(lookTime);
  return terminalWarnings(page);
}
