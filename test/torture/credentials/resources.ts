import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What this process holds. */
export interface Resources {
  /** Bytes in use after the garbage was collected. */
  readonly heap: number;
  /** Names of what keeps the event loop alive, sorted. */
  readonly active: readonly string[];
  /** Open files and sockets; 0 where the system does not tell. */
  readonly files: number;
}

/** Rests first, so that what is about to end has ended. */
export async function resourcesNow(restMs: number): Promise<Resources> {
  await wait(restMs);
  for (let time = 0; time < 3; time++) {
    collectGarbage();
    await wait(20);
  }
  return {
    heap: process.memoryUsage().heapUsed,
    active: process.getActiveResourcesInfo().sort(),
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
  };
}

/** Node was started with `--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('This needs node --expose-gc.');
  globalThis.gc();
}
