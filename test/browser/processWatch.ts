import { setTimeout as sleep } from 'node:timers/promises';
import type { MarkedProcess } from '../../scripts/markedProcesses.mjs';
import type { CanarySearch } from './canarySearch';

export interface ProcessWatch {
  /** Where a canary was seen: one entry a place and program. */
  readonly found: ReadonlySet<string>;
  /** Command lines of all processes that were caught alive. */
  readonly seen: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Looks at the processes again and again, with a breath in between for those who share this process. */
export function watchProcesses(
  processes: () => readonly MarkedProcess[],
  search: CanarySearch,
): ProcessWatch {
  const found = new Set<string>();
  const seen = new Set<string>();
  // What a process was started with does not change, so each is searched once; a program that it becomes, again.
  const searched = new Set<string>();
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const fresh = processes().filter(({ pid, argv }) => !searched.has(`${String(pid)} ${argv.join(' ')}`));
      for (const where of search.inProcesses(fresh)) found.add(where);
      for (const { pid, argv } of fresh) {
        searched.add(`${String(pid)} ${argv.join(' ')}`);
        seen.add(argv.join(' '));
      }
      await sleep(10);
    }
  })();
  return {
    found,
    seen,
    async stop() {
      stop.abort();
      await watching;
    },
  };
}
