import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/paths.mjs';

/** Bundles a script of `test/browser/scripts` for an extension host; gives the bundle's path. */
export async function bundledScript(name: string, directory: string): Promise<string> {
  const outfile = join(directory, `${name}.js`);
  await build({
    entryPoints: [join(root, 'test/browser/scripts', `${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}

/**
 * Opens a window in which VS Code runs a script's `run()` beside the extension, and waits for its end. Needs a server
 * with the test driver (`smoke`). Rejects when the script failed, with what it printed.
 */
export async function runScript(
  page: Page,
  { origin, folder }: { readonly origin: string; readonly folder: string },
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const printed: string[] = [];
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_: string, words: unknown[]) => {
    printed.push(words.join(' '));
  });
  const remote = (path: string): string => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(script)],
    ['extensionEnvironment', JSON.stringify(environment)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  await page.goto(`${origin}/?${String(new URLSearchParams({ folder, payload }))}`);
  const code = await exit;
  if (code !== 0) throw new Error(`The script ended with ${String(code)}: ${printed.slice(-20).join('\n')}`);
}
