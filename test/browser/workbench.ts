import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { freePort } from '../../scripts/freePort.mjs';
import { installExtension, installVsix } from '../../scripts/installExtension.mjs';
import type { MarkedProcess } from '../../scripts/markedProcesses.mjs';
import { startVscodeServer } from '../../scripts/vscodeServer.mjs';
import type { VscodeServer } from '../../scripts/vscodeServer.mjs';
import { openBrowserProfile } from './browserProfile';
import { settingsOf } from './workbenchOptions';
import type { WorkbenchOptions } from './workbenchOptions';
import { waitForWorkbench, workbenchWindow } from './workbenchWindow';
import type { WorkbenchWindow } from './workbenchWindow';

/** A VS Code of a test's own, seen through its first window. */
export interface Workbench extends WorkbenchWindow {
  /** Of the first window. Another one after `restart`. */
  readonly page: Page;
  readonly origin: string;
  readonly port: number;
  /** Home of everything that runs in it; holds a `.gitconfig`. */
  readonly home: string;
  /** The folder that is open; empty where none is. */
  readonly folder: string;
  readonly userDataDirectory: string;
  readonly settingsFile: string;
  readonly extensionsDirectory: string;
  readonly runtimeDirectory: string;
  readonly browserProfile: string;
  /** Warnings and errors on the consoles of all windows, and uncaught errors in them. */
  readonly consoleProblems: readonly string[];
  /** All processes of the server, its extensions and terminals, the browser's not included. */
  processes(): MarkedProcess[];
  /** Another window on the same server and profile. */
  openWindow(folder?: string): Promise<WorkbenchWindow & { readonly page: Page }>;
  /** Ends browser and server, does `between` if given, and starts both again over the same data and port. */
  restart(between?: () => Promise<void>): Promise<void>;
  /** Ends everything, and removes what this workbench made for itself. */
  close(): Promise<void>;
}

/** Opens VS Code with the extension installed, on data of its own. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'gp-')));
  const browserProfile = options.profile ?? join(directory, 'browser');
  const port = options.port ?? (await freePort());
  const folder = options.emptyWindow ? '' : (options.folder ?? join(directory, 'workspace'));
  const scratch = join(directory, 'scratch');
  await Promise.all([scratch, join(directory, 'home')].map((path) => mkdir(path, { recursive: true })));
  if (options.folder === undefined && folder !== '') await mkdir(folder, { recursive: true });
  const home = join(directory, 'home');
  const identity = '[user]\n\tname = Alice\n\temail = alice@example.com\n[init]\n\tdefaultBranch = main\n';
  await writeFile(join(home, '.gitconfig'), identity, { flag: 'wx' }).catch(() => undefined);
  if (options.extension?.endsWith('.vsix')) await installVsix(directory, options.extension, options.version);
  else if (options.extension !== 'none') {
    await installExtension(join(directory, 'extensions'), options.extension);
  }

  const consoleProblems: string[] = [];
  let running = await start();

  async function start(): Promise<{ server: VscodeServer; context: BrowserContext; page: Page }> {
    const server = await startVscodeServer({
      directory,
      port,
      settings: settingsOf(options),
      ...(options.extraEnv === undefined ? {} : { env: options.extraEnv }),
      ...(options.version === undefined ? {} : { version: options.version }),
      smokeTest: options.smoke ?? false,
      workspaceTrust: options.workspaceTrust ?? false,
    });
    try {
      const context = await openBrowserProfile(browserProfile, server.origin, options.viewport);
      const page = context.pages()[0] ?? (await context.newPage());
      await openPage(page, server.origin, folder, consoleProblems);
      return { server, context, page };
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  async function stop(): Promise<void> {
    await running.context.close();
    await running.server.dispose();
  }

  return {
    ...workbenchWindow(
      () => running.page,
      () => scratch,
    ),
    get page() {
      return running.page;
    },
    origin: running.server.origin,
    port,
    home,
    folder,
    userDataDirectory: running.server.userData,
    settingsFile: running.server.settingsFile,
    extensionsDirectory: running.server.extensions,
    runtimeDirectory: running.server.runtime,
    browserProfile,
    consoleProblems,
    processes: () => running.server.processes(),
    async openWindow(other = folder) {
      const page = await running.context.newPage();
      await openPage(page, running.server.origin, other, consoleProblems);
      return {
        ...workbenchWindow(
          () => page,
          () => scratch,
        ),
        page,
      };
    },
    async restart(between) {
      await stop();
      await between?.();
      running = await start();
    },
    async close() {
      await stop();
      if (options.directory === undefined)
        await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function openPage(page: Page, origin: string, folder: string, problems: string[]): Promise<void> {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  await page.goto(folder === '' ? `${origin}/?ew=true` : `${origin}/?${kind}=${encodeURIComponent(folder)}`);
  await waitForWorkbench(page);
}
