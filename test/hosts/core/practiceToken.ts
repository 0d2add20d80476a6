/** What someone may do with a repository, each right including the ones before it. */
export type Right = 'none' | 'read' | 'write' | 'admin';

const order: readonly Right[] = ['none', 'read', 'write', 'admin'];

export function includes(right: Right, needed: Right): boolean {
  return order.indexOf(right) >= order.indexOf(needed);
}

export function lesser(one: Right, other: Right): Right {
  return includes(one, other) ? other : one;
}

/** What a token is, in the terms of all hosts together. */
export type PracticeTokenKind =
  | 'classic'
  | 'fineGrained'
  | 'installation'
  | 'personal'
  | 'oauth'
  | 'deploy'
  | 'apiToken'
  | 'accessToken'
  | 'appPassword';

export interface PracticeToken {
  /** Short and unique on its host, `read only`. */
  readonly label: string;
  readonly token: string;
  readonly kind: PracticeTokenKind;
  /** One phrase each, for people. */
  readonly can: string;
  readonly cannot: string;
  /** Login that the token acts as; absent for tokens that belong to no user. */
  readonly user?: string;
  /** What Git sends as the user name. */
  readonly username: string;
  /** What the API wants beside the token, where it does. */
  readonly email?: string;
  /** In the host's own spelling. */
  readonly scopes: readonly string[];
  /** Organizations that the token is limited to; absent where it reaches all that its user does. */
  readonly organizations?: readonly string[];
  /** Upper limit whatever user and scopes allow. */
  readonly rights?: Right;
  /** ISO 8601 instant; absent where it never expires. */
  readonly expiresAt?: string;
  /** Known, and no longer good. */
  readonly revoked?: boolean;
  /** What somebody else's rule does to it, whatever it may do by itself. */
  readonly held?: Hold;
  /** What an access token belongs to, where the host has several; a workspace where absent. */
  readonly of?: 'workspace' | 'project' | 'repository';
  /** Permissions of a token that has them in place of scopes; all where absent. */
  readonly permissions?: readonly string[];
}

/**
 * Why a good token is refused. The rules of organizations hold for `acme` only: single sign-on (told with 403, or with
 * 404), addresses, classic tokens. `blocked`: the account is.
 */
export type Hold = 'sso' | 'ssoHidden' | 'ipAllowList' | 'classicForbidden' | 'blocked';

/** What a test says about a token of its own; the host fills in the rest. */
export interface NewToken {
  readonly token: string;
  readonly label?: string;
  readonly kind?: PracticeTokenKind;
  /** `alice` where absent, `null` for a token that belongs to no user. */
  readonly user?: string | null;
  readonly username?: string;
  readonly scopes?: readonly string[];
  readonly organizations?: readonly string[];
  readonly rights?: Right;
  readonly expiresAt?: string;
  readonly held?: Hold;
  readonly of?: 'workspace' | 'project' | 'repository';
  readonly permissions?: readonly string[];
}

export type TokenState = 'valid' | 'expired' | 'revoked';

/** The tokens of one host. Revoked ones stay known, because some hosts say so. */
export interface TokenStore {
  readonly all: readonly PracticeToken[];
  add(token: PracticeToken): void;
  revoke(token: string): void;
  find(token: string): { readonly token: PracticeToken; readonly state: TokenState } | undefined;
}

export function createTokenStore(initial: readonly PracticeToken[], now: () => number): TokenStore {
  const all = [...initial];
  const revoked = new Set(initial.flatMap((one) => (one.revoked === true ? [one.token] : [])));
  return {
    all,
    add(token) {
      const index = all.findIndex((known) => known.token === token.token);
      if (index < 0) all.push(token);
      else all[index] = token;
      revoked.delete(token.token);
    },
    revoke(token) {
      revoked.add(token);
    },
    find(text) {
      const token = all.find((known) => known.token === text);
      if (token === undefined) return undefined;
      const expired = token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now();
      return { token, state: revoked.has(text) ? 'revoked' : expired ? 'expired' : 'valid' };
    },
  };
}
