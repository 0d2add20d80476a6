import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { markName } from './markedProcesses.mjs';
import { root } from './paths.mjs';
import { supervise } from './supervise.mjs';

/**
 * The command that opens a desktop VS Code here, if there is one and it can show a window. In a terminal of a remote
 * VS Code, `code` only talks to the window far away, which cannot load an extension from here.
 *
 * @returns {string | undefined}
 */
export function desktopCommand() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (!hasDisplay()) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Opens a desktop VS Code on data of its own with the extension loaded from the repository.
 *
 * @param {string} command
 * @param {string} folder to open
 * @param {string} directory for its data
 */
export async function openDesktop(command, folder, directory) {
  await mkdir(directory, { recursive: true });
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${join(directory, 'data')}`,
    `--extensions-dir=${join(directory, 'extensions')}`,
    '--new-window',
    '--wait',
    folder,
  ];
  const [program, ...rest] =
    process.platform === 'win32' ? ['cmd.exe', '/c', command, ...args] : [command, ...args];
  const env = { ...process.env, [markName]: randomUUID() };
  const window = supervise(program, rest, { env, logFile: join(directory, 'desktop.log') });
  return { exited: window.exited, dispose: () => window.end() };
}
