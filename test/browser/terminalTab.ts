import type { Page } from 'playwright-core';

/**
 * How many terminals carry a mark, such as the warning that one should be relaunched for a changed environment:
 * an icon in the title where there is one terminal, a badge in the list where there are several.
 */
export function terminalWarnings(page: Page): Promise<number> {
  const badge = '.terminal-tabs-entry [class*="monaco-decoration-iconBadge"]';
  return page.locator(`.part.panel .codicon-warning, .part.panel ${badge}`).count();
}
