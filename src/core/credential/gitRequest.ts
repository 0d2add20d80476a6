import type { Secret } from '../account/secret';

/**
 * What Git asks a credential helper for, after the wire format was read and checked.
 * Source of the fields: gitcredentials(7) and git-credential(1).
 */
export interface GitRequest {
  /** `https` or `http`. */
  readonly protocol: string;
  /** Host with the port where the URL has one, `gitlab.acme.com:8443`. */
  readonly host: string;
  /** Path without its leading slash, decoded once, which Git does before it asks; absent where Git left it out. */
  readonly path?: string;
  readonly username?: string;
  /** Only in `store` and `erase`. */
  readonly password?: Secret;
}

/** Who asks: which decides whose definitions may answer. */
export interface GitCaller {
  /** The request comes from this very window: its Git, its terminals. Others get user-scope providers only. */
  readonly ownWindow: boolean;
  /** Names a connection test that is under way and pins the answer to the account under test. */
  readonly test?: string;
  /** The asker knows no more than the host: answered only where one provider alone covers all of it. */
  readonly hostOnly?: boolean;
}

export type GitAnswer =
  | {
      readonly kind: 'credential';
      readonly username: string;
      readonly password: Secret;
      readonly expiresAt?: string;
    }
  /** No provider answers: Git goes on exactly as without the extension. */
  | { readonly kind: 'declined' }
  /** Git is to stop: neither prompt nor knock again. `reason` is one line for the terminal. */
  | { readonly kind: 'quit'; readonly reason: string };

/** What stands behind the broker. */
export interface CredentialSource {
  get(request: GitRequest, caller: GitCaller): Promise<GitAnswer>;
  /** Git says that a credential worked. `true`: it is one of ours, no other helper may see it. */
  store(request: GitRequest, caller: GitCaller): Promise<boolean>;
  /** Git says that a credential was refused. `true`: it is one of ours, no other helper may see it. */
  erase(request: GitRequest, caller: GitCaller): Promise<boolean>;
}
