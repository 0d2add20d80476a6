import type { Secret } from '../core/account/secret';
import type { GitRequest } from '../core/credential/gitRequest';

/** Milliseconds in which refusals count together, and how many make a loop of a program rather than a person. */
const period = 10_000;
const limit = 3;

/**
 * What hosts have refused just now. Git gives up after one refusal, but Git LFS asks again as long as it is
 * answered: a token that works elsewhere would knock at a repository that it may not read, for ever.
 */
export interface RefusedCredentials {
  note(request: GitRequest): void;
  /** The host has refused this password for this very URL again and again. */
  isLoop(request: GitRequest, password: Secret): boolean;
}

export function createRefusedCredentials(now: () => number): RefusedCredentials {
  let refusals: readonly { readonly url: string; readonly password: Secret; readonly at: number }[] = [];
  // Also of what seems to lie ahead: the clock was set back since.
  const recent = (): typeof refusals => refusals.filter(({ at }) => Math.abs(now() - at) < period);
  return {
    note(request) {
      const { password } = request;
      if (password === undefined) return;
      refusals = [...recent(), { url: urlOf(request), password, at: now() }].slice(-1_000);
    },
    isLoop(request, password) {
      const url = urlOf(request);
      const same = recent().filter((each) => each.url === url && each.password.equals(password.open()));
      return same.length >= limit;
    },
  };
}

function urlOf({ protocol, host, path = '' }: GitRequest): string {
  return `${protocol}://${host}/${path}`;
}
