import type { Event } from 'vscode';
import { openGitApi, type GitApi, type GitRepository } from '../gitExtension';

/** What VS Code's Git tells besides: whether it has looked for repositories in the folders of the window. */
interface Initializing {
  readonly state?: 'uninitialized' | 'initialized';
  readonly onDidChangeState?: Event<unknown>;
}

/** VS Code's Git, and the addresses of all remotes of the open repositories. */
export interface OpenRemotes {
  /** Path of Git as VS Code runs it. */
  readonly git?: string;
  readonly remotes: readonly string[];
}

/** Milliseconds that VS Code's Git has to find and read the repositories of a window that has just been opened. */
const limitMs = 5_000;

export async function openRemotes(): Promise<OpenRemotes> {
  const api = await openGitApi();
  if (api === undefined) return { remotes: [] };
  const limit = AbortSignal.timeout(limitMs);
  await initialized(api, limit);
  await Promise.all(api.repositories.map((repository) => read(repository, limit)));
  const remotes = api.repositories.flatMap(({ state }) =>
    state.remotes.flatMap(({ fetchUrl, pushUrl }) =>
      [fetchUrl, pushUrl].filter((address) => address !== undefined),
    ),
  );
  return { git: api.git.path, remotes };
}

function initialized(
  { state, onDidChangeState }: GitApi & Initializing,
  limit: AbortSignal,
): Promise<void> | undefined {
  return state === 'uninitialized' && onDidChangeState !== undefined
    ? changed(onDidChangeState, limit)
    : undefined;
}

/** A repository has a head as soon as it was read, also before its first commit. */
async function read({ state }: GitRepository, limit: AbortSignal): Promise<void> {
  while (state.HEAD === undefined && !limit.aborted) await changed(state.onDidChange, limit);
}

/** Resolves with the next change, or when time is up. */
function changed(event: Event<unknown>, limit: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      limit.removeEventListener('abort', finish);
      subscription.dispose();
      resolve();
    };
    const subscription = event(finish);
    limit.addEventListener('abort', finish);
  });
}
