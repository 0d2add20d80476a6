import type { MemoryPort } from '../provider/health';

/** Which provider the user chose for a repository when several could answer. */
export interface RememberedChoices {
  /** Id of the provider, for a `repositoryKey`. */
  read(repositoryKey: string): string | undefined;
  write(repositoryKey: string, providerId: string): Promise<void>;
}

export function createRememberedChoices(memory: MemoryPort): RememberedChoices {
  const key = (repositoryKey: string): string => `choice.${repositoryKey}`;
  return {
    read(repositoryKey) {
      const id = memory.get(key(repositoryKey));
      return typeof id === 'string' ? id : undefined;
    },
    write: async (repositoryKey, providerId) => {
      await memory.update(key(repositoryKey), providerId);
    },
  };
}
