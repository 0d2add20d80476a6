import { spawn } from 'node:child_process';
import { hasDisplay } from './desktopVscode.mjs';

const openers = { darwin: ['open'], win32: ['cmd.exe', '/c', 'start', ''], linux: ['xdg-open'] };

/**
 * Shows a page in the user's browser where there is one. Whether that works is the user's to see: nothing fails here.
 *
 * @param {string} url
 */
export function openInBrowser(url) {
  const [command, ...args] = openers[process.platform] ?? [];
  if (command === undefined || !hasDisplay()) return;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
