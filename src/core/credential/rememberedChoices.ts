import { createEmitter, type Subscribe } from '../../shared/emitter';
import type { MemoryPort } from '../provider/health';

export interface RememberedChoice {
  readonly repositoryKey: string;
  /** Absent: Git's own login, no provider answers. */
  readonly providerId?: string;
}

/** What the user chose for repositories: a provider, or Git's own login. */
export interface RememberedChoices {
  read(repositoryKey: string): RememberedChoice | undefined;
  /** @param providerId `undefined` for Git's own login */
  write(repositoryKey: string, providerId: string | undefined): Promise<void>;
  list(): readonly RememberedChoice[];
  forget(repositoryKey: string): Promise<void>;
  /** Forgets every choice of a provider that is gone. */
  forgetProvider(id: string): Promise<void>;
  /** Fires with the repository's key. */
  readonly onDidChange: Subscribe<string>;
}

const prefix = 'choice.';

/** In place of a provider's id. */
const ownLogin = false;

export function createRememberedChoices(memory: MemoryPort): RememberedChoices {
  const changed = createEmitter<string>();
  const set = async (repositoryKey: string, value: string | false | undefined): Promise<void> => {
    await memory.update(prefix + repositoryKey, value);
    changed.fire(repositoryKey);
  };
  const read = (repositoryKey: string): RememberedChoice | undefined => {
    const value = memory.get(prefix + repositoryKey);
    if (value === ownLogin) return { repositoryKey };
    return typeof value === 'string' ? { repositoryKey, providerId: value } : undefined;
  };
  const list = (): readonly RememberedChoice[] =>
    memory.keys().flatMap((key) => {
      const choice = key.startsWith(prefix) ? read(key.slice(prefix.length)) : undefined;
      return choice === undefined ? [] : [choice];
    });
  return {
    onDidChange: changed.event,
    read,
    write: (repositoryKey, providerId) => set(repositoryKey, providerId ?? ownLogin),
    list,
    forget: (repositoryKey) => set(repositoryKey, undefined),
    async forgetProvider(id) {
      for (const { repositoryKey, providerId } of list()) {
        if (providerId === id) await set(repositoryKey, undefined);
      }
    },
  };
}
