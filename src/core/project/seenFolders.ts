import type { MemoryPort } from '../provider/health';

/** Where repositories of projects were last open on this machine, by the id of the project. */
export interface SeenFolders {
  /** Path of a folder that need not exist any more. */
  read(projectId: string): string | undefined;
  write(projectId: string, path: string): Promise<void>;
  forget(projectId: string): Promise<void>;
}

export function createSeenFolders(memory: MemoryPort): SeenFolders {
  const keyOf = (projectId: string): string => `projectFolder.${projectId}`;
  const read = (projectId: string): string | undefined => {
    const value = memory.get(keyOf(projectId));
    return typeof value === 'string' ? value : undefined;
  };
  return {
    read,
    async write(projectId, path) {
      if (read(projectId) !== path) await memory.update(keyOf(projectId), path);
    },
    async forget(projectId) {
      await memory.update(keyOf(projectId), undefined);
    },
  };
}
