import type { GitHost } from '../../host/gitHost';

/** What the host tells of a token; what it does not tell is absent. */
export interface TokenFacts {
  readonly username?: string;
  readonly scopes?: readonly string[];
}

/** What is different about a token that is to replace another one, as far as both are known. */
export interface TokenDifference {
  readonly otherUser?: { readonly from: string; readonly to: string };
  /** Scopes of the old token that the new one has neither by name nor within a wider one. */
  readonly lost: readonly string[];
  /** Scopes that the old token had neither by name nor within a wider one. */
  readonly gained: readonly string[];
}

export function tokenDifference(
  host: Pick<GitHost, 'missingScopes'>,
  before: TokenFacts,
  after: TokenFacts,
): TokenDifference {
  const { username: from } = before;
  const { username: to } = after;
  const isOther = from !== undefined && to !== undefined && from.toLowerCase() !== to.toLowerCase();
  const beyond = (wanted?: readonly string[], granted?: readonly string[]): readonly string[] =>
    wanted === undefined || granted === undefined
      ? []
      : host.missingScopes(
          granted,
          wanted.map((name) => ({ name })),
        );
  return {
    ...(isOther && { otherUser: { from, to } }),
    lost: beyond(before.scopes, after.scopes),
    gained: beyond(after.scopes, before.scopes),
  };
}
