import { remoteRequest } from '../../core/credential/remoteRequest';
import { requestedUrl } from '../../core/credential/requestedUrl';
import type { Ending } from '../../shared/emitter';
import { followRemotes } from '../credential/followRemotes';
import { openGitApi } from '../gitExtension';

export interface OpenRemote extends Ending {
  /** Address of the first remote of an open repository that a provider could serve, without user information. */
  current(): string | undefined;
}

/** Follows, once VS Code's Git is there, which host the open repositories are of. */
export function followOpenRemote(changed: () => void, failed: (cause: unknown) => void): OpenRemote {
  let url: string | undefined;
  let following: Ending | undefined;
  let disposed = false;
  const isDisposed = (): boolean => disposed;
  const start = async (): Promise<void> => {
    const git = await openGitApi();
    if (git === undefined || isDisposed()) return;
    following = followRemotes(git, (urls) => {
      const first = urls.map(servableAddress).find((each) => each !== undefined);
      if (first === url) return;
      url = first;
      changed();
    });
  };
  start().catch(failed);
  return {
    current: () => url,
    dispose: () => {
      disposed = true;
      following?.dispose();
    },
  };
}

/** `undefined`: no token is ever sent there. */
function servableAddress(remoteUrl: string): string | undefined {
  const request = remoteRequest(remoteUrl);
  if (request === undefined || requestedUrl(request) === undefined) return undefined;
  const { origin, pathname } = new URL(remoteUrl);
  return origin + pathname;
}
