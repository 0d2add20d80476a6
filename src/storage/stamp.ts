import { watch, type FSWatcher } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

export interface StampWatch {
  dispose(): void;
}

/** Changes the stamp. Whoever misses it sees the change later: nothing depends on it but haste. */
export function touchStamp(path: string): void {
  const text = `${String(process.pid)} ${String(Date.now())}`;
  mkdir(dirname(path), { recursive: true })
    .then(() => writeFile(path, text))
    .catch(() => undefined);
}

const calmMs = 150;

/**
 * Calls, once for changes close together, when the stamp or the settings file changes. Folders are watched, not files:
 * both are replaced as a whole. Where a folder cannot be watched nothing is called.
 */
export function followStamp(stamp: string, settingsFile: string | undefined, call: () => void): StampWatch {
  let timer: NodeJS.Timeout | undefined;
  let disposed = false;
  const watchers: FSWatcher[] = [];
  const soon = (): void => {
    clearTimeout(timer);
    if (!disposed) timer = setTimeout(call, calmMs);
  };
  const follow = (path: string): void => {
    try {
      const watcher = watch(dirname(path), { persistent: false }, (_, name) => {
        if (name === null || name === basename(path)) soon();
      });
      watcher.on('error', () => {
        watcher.close();
      });
      watchers.push(watcher);
    } catch {
      // No such folder, or no more watches to be had: changes are then seen when VS Code sees them.
    }
  };
  mkdir(dirname(stamp), { recursive: true })
    .then(() => {
      if (!disposed) follow(stamp);
    })
    .catch(() => undefined);
  if (settingsFile !== undefined) follow(settingsFile);
  return {
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
