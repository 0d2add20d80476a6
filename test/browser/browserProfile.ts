import { chromium as playwright } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { chromium } from '../../scripts/chromium.mjs';
import { patience } from './until';

/**
 * Starts a browser over a profile folder. Secrets and states of extensions live in that folder and belong to the
 * origin, port included: the same folder and port bring them back.
 */
export async function openBrowserProfile(
  folder: string,
  origin: string,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> {
  const context = await playwright.launchPersistentContext(folder, {
    ...(await chromium()),
    headless: true,
    viewport,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return context;
}
