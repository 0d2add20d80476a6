import type { Ending } from '../../shared/emitter';
import { followRemotes } from '../credential/followRemotes';
import { openGitApi } from '../gitExtension';
import {
  checkoutsOf,
  indexCheckouts,
  type CheckoutParts,
  type Checkout,
  type FindCheckout,
} from './checkouts';

export interface OpenCheckouts extends Ending {
  readonly find: FindCheckout;
  all(): readonly Checkout[];
}

/** Follows, once VS Code's Git is there, which working trees are open and which branches are checked out in them. */
export function followCheckouts(
  parts: CheckoutParts,
  changed: () => void,
  failed: (cause: unknown) => void,
): OpenCheckouts {
  let shown: readonly Checkout[] = [];
  let find: FindCheckout = () => undefined;
  let following: Ending | undefined;
  let disposed = false;
  const isDisposed = (): boolean => disposed;
  const start = async (): Promise<void> => {
    const git = await openGitApi();
    if (git === undefined || isDisposed()) return;
    following = followRemotes(git, () => {
      const checkouts = checkoutsOf(git.repositories);
      if (textOf(checkouts) === textOf(shown)) return;
      shown = checkouts;
      find = indexCheckouts(parts, checkouts);
      changed();
    });
  };
  start().catch(failed);
  return {
    find: (project) => find(project),
    all: () => shown,
    dispose: () => {
      disposed = true;
      following?.dispose();
    },
  };
}

/** Git tells of every change of a working tree: most of them change nothing here. */
function textOf(checkouts: readonly Checkout[]): string {
  return JSON.stringify(checkouts.map(({ root, branch, urls }) => [root.toString(), branch, urls]));
}
