import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../browser/workbench';
import type { BenchContext } from './benchContext';
import { openCommandOrders, type CommandOrders } from './commandOrders';
import { installDriver } from './installDriver';

/** A window of a VS Code of its own, in which the bench runs commands as another extension would. */
export interface DrivenWindow extends Pick<CommandOrders, 'begin' | 'run'> {
  readonly window: Workbench;
  close(): Promise<void>;
}

export async function openDrivenWindow(
  { extension, driverProgram }: BenchContext,
  userSettings: Readonly<Record<string, unknown>>,
): Promise<DrivenWindow> {
  const directory = await mkdtemp(join(tmpdir(), 'gp-'));
  const orders = await openCommandOrders();
  await installDriver(directory, driverProgram);
  const extraEnv = { GIT_PROVIDERS_BENCH: orders.url };
  const window = await openWorkbench({ directory, extension, userSettings, extraEnv });
  return {
    window,
    begin: (command, argument) => orders.begin(command, argument),
    run: (command) => orders.run(command),
    async close() {
      await window.close();
      orders.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
