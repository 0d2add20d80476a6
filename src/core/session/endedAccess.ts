import type { MemoryPort } from '../provider/health';

/**
 * The sessions that other extensions may no longer have although the token is still there, until the user grants one
 * anew. VS Code itself keeps who was allowed what, and forgets it when the user signs out.
 */
export interface EndedAccess {
  has(session: string): boolean;
  end(session: string): Promise<void>;
  grant(session: string): Promise<void>;
  /** Ids of all such sessions. Another window may have changed them without this one being told. */
  list(): readonly string[];
}

const prefix = 'accessEnded.';

export function createEndedAccess(memory: MemoryPort): EndedAccess {
  const has = (session: string): boolean => memory.get(prefix + session) === true;
  return {
    has,
    end: async (session) => {
      await memory.update(prefix + session, true);
    },
    grant: async (session) => {
      if (has(session)) await memory.update(prefix + session, undefined);
    },
    list: () =>
      memory
        .keys()
        .flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
        .filter(has),
  };
}
