import * as v from 'valibot';
import { createEmitter, type Subscribe } from '../../shared/emitter';

/** The part of VS Code's `Memento` that is used here. */
export interface MemoryPort {
  keys(): readonly string[];
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const healthRecord = v.object({
  /** `rejected`: the host refuses the token. `problem`: the token is good and something else is wrong. */
  outcome: v.picklist(['connected', 'rejected', 'problem', 'offline']),
  /** ISO 8601 instant of the test, or of Git's word. */
  checkedAt: v.string(),
  /** `savedAt` of the account that was tested: health of another token counts for nothing. */
  tokenSavedAt: v.string(),
});

export type Health = Readonly<v.InferOutput<typeof healthRecord>>;

/** What is known of each provider's connection: of this machine, outside the settings. */
export interface HealthStore {
  read(id: string): Health | undefined;
  write(id: string, health: Health): Promise<void>;
  forget(id: string): Promise<void>;
  readonly onDidChange: Subscribe<string>;
}

export function createHealthStore(memory: MemoryPort): HealthStore {
  const changed = createEmitter<string>();
  const key = (id: string): string => `health.${id}`;
  const set = async (id: string, health: Health | undefined): Promise<void> => {
    await memory.update(key(id), health);
    changed.fire(id);
  };
  return {
    onDidChange: changed.event,
    read(id) {
      const decoded = v.safeParse(healthRecord, memory.get(key(id)));
      return decoded.success ? decoded.output : undefined;
    },
    write: set,
    forget: (id) => set(id, undefined),
  };
}
