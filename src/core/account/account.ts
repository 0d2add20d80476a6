import type { Secret } from './secret';

/** What the host or the token's shape says a token is. Each host names its own kinds. */
export type TokenKind = string;

/** The personal part of a provider on this machine, kept in the secret store and nowhere else. */
export interface Account {
  readonly token: Secret;
  /** Canonical base URL that the token was entered for: the token goes nowhere else. */
  readonly baseUrl: string;
  /** `scopeKey` of the scope that the token was entered for. */
  readonly scope: string;
  readonly username?: string;
  readonly email?: string;
  readonly tokenKind?: TokenKind;
  /** ISO 8601 instant, or `never` where the host says that the token does not expire. */
  readonly expiresAt?: string;
  /** ISO 8601 instant. */
  readonly savedAt: string;
  /** ISO 8601 instant at which the token was saved, where what stands beside it was changed since. See `tokenSince`. */
  readonly tokenSavedAt?: string;
}
