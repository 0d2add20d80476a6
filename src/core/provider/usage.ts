import * as v from 'valibot';
import { createEmitter, type Subscribe } from '../../shared/emitter';
import type { MemoryPort } from './health';

/** When Git last got each provider's credential: on this machine, outside the settings. */
export interface UsageStore {
  /** The instant, exact to ten minutes; `undefined` where none is known. */
  read(id: string): Date | undefined;
  /** Git has got the credential just now. */
  touch(id: string): Promise<void>;
  forget(id: string): Promise<void>;
  readonly onDidChange: Subscribe<string>;
}

/** A fetch of many repositories asks hundreds of times a minute: what is stored may be as old as this. */
const exactToMs = 600_000;

const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);

export function createUsageStore(memory: MemoryPort, now: () => Date): UsageStore {
  const changed = createEmitter<string>();
  const key = (id: string): string => `usage.${id}`;
  const set = async (id: string, at: string | undefined): Promise<void> => {
    await memory.update(key(id), at);
    changed.fire(id);
  };
  const read = (id: string): Date | undefined => {
    const decoded = v.safeParse(instant, memory.get(key(id)));
    return decoded.success ? decoded.output : undefined;
  };
  return {
    onDidChange: changed.event,
    read,
    async touch(id) {
      const at = now();
      const since = at.getTime() - (read(id)?.getTime() ?? -Infinity);
      // A clock that was set back must not stop the record.
      if (since < 0 || since >= exactToMs) await set(id, at.toISOString());
    },
    forget: (id) => set(id, undefined),
  };
}
