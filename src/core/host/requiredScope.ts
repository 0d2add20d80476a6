/** What the product does with a scope. */
export type ScopePurpose = 'code' | 'webhooks' | 'organization' | 'identity' | 'repositoryAdmin';

/** A scope or permission that a token should have. */
export interface RequiredScope {
  /** In the host's own spelling, as it stands in answers and errors. */
  readonly name: string;
  /** What the host's token page calls it, where that is another name. */
  readonly shownAs?: string;
  /** At least one. */
  readonly purposes: readonly ScopePurpose[];
}

/** A scope of which no more is asked than whether a token has it. */
export type NamedScope = Pick<RequiredScope, 'name'>;
