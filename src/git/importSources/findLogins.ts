import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { FoundLogin } from '../../core/transfer/foundLogin';
import { resolveTool } from '../resolveTool';
import { ghLogins } from './ghLogins';
import { gitLogins } from './gitLogins';
import { glabLogins } from './glabLogins';
import type { LoginSearch } from './loginSearch';

export interface FindLoginsOptions extends Omit<LoginSearch, 'resolve' | 'directory'> {
  /** Folders whose contents come from others: no program below them is run. */
  readonly forbiddenRoots: readonly string[];
}

export interface FoundLogins {
  /** Those of `gh` first, then `glab`'s, then those of Git's helpers. */
  readonly logins: readonly FoundLogin[];
  /** Removes what the search needed. Nothing can be taken after it. */
  dispose(): Promise<void>;
}

/**
 * Looks for the logins of other programs on this machine. Reads their files and asks Git's helpers, and changes
 * nothing of theirs. Rejects with the signal's reason when aborted.
 */
export async function findLogins(options: FindLoginsOptions, signal: AbortSignal): Promise<FoundLogins> {
  const { environment, forbiddenRoots } = options;
  const directory = await mkdtemp(join(tmpdir(), 'git-providers-import-'));
  const dispose = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const searchPath = environment['PATH'] ?? environment['Path'] ?? '';
  const search: LoginSearch = {
    ...options,
    environment: {
      ...withoutRepository(environment),
      GIT_CEILING_DIRECTORIES: [tmpdir(), directory].join(delimiter),
    },
    directory,
    resolve: (name) => resolveTool(name, searchPath, forbiddenRoots),
  };
  try {
    const found = await Promise.all([ghLogins(search), glabLogins(search), gitLogins(search, signal)]);
    signal.throwIfAborted();
    return { logins: found.flat(), dispose };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

/** A repository that the environment points to could bring helpers of its own. */
function withoutRepository(environment: LoginSearch['environment']): LoginSearch['environment'] {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_(DIR|WORK_TREE|COMMON_DIR)$/.test(name));
  return Object.fromEntries(kept);
}
