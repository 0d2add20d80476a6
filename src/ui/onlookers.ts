import type { Ending } from '../shared/emitter';
import { followExpiry, type FollowExpiryParts } from './lifecycle/followExpiry';
import { followRotations, type FollowRotationsParts } from './rotate/followRotations';
import { followForLog, type FollowForLogParts } from './logging/followForLog';
import { startLine } from './logging/logLines';
import { followProgress, type FollowProgressParts } from './progressContext';
import { windowFacts } from './windowFacts';

export type OnlookersParts = FollowForLogParts &
  FollowProgressParts &
  FollowExpiryParts &
  FollowRotationsParts & {
    /** `version`: of Git, once it has been asked; `undefined` where there is none. */
    readonly gitIntegration: { readonly version: Promise<string | undefined> };
  };

/** What looks on and changes nothing: the log, the progress of the walkthrough, and what tokens have come to. */
export function startOnlookers(parts: OnlookersParts): Ending {
  let disposed = false;
  const endings = [followForLog(parts), followProgress(parts), followExpiry(parts), followRotations(parts)];
  void parts.gitIntegration.version.then((git) => {
    if (!disposed) parts.log.info(startLine({ ...windowFacts(), ...(git !== undefined && { git }) }));
  });
  return {
    dispose: () => {
      disposed = true;
      for (const ending of endings) ending.dispose();
    },
  };
}
