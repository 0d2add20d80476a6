import type { Ending } from '../shared/emitter';
import { openGitApi } from './gitExtension';
import type { JoinGitParts } from './joinGit';

/** Waits, after activation, for VS Code's Git, has it ask the broker, and joins it. */
export function connectGit(parts: JoinGitParts): Ending {
  let joined: Ending | undefined;
  let disposed = false;
  const isDisposed = (): boolean => disposed;
  const connect = async (): Promise<void> => {
    const git = await openGitApi();
    await parts.gitIntegration.start(parts.source, git?.git.path);
    if (git === undefined || isDisposed()) return;
    const { joinGit } = await import('./joinGit');
    if (!isDisposed()) joined = joinGit(parts, git);
  };
  connect().catch((cause: unknown) => {
    parts.log.error('Git could not be joined', String(cause));
  });
  return {
    dispose: () => {
      disposed = true;
      joined?.dispose();
    },
  };
}
