import type { TokenKind } from '../account/account';

/** What can be done with a host's webhooks through its API. */
export type WebhookOperation =
  'list' | 'add' | 'edit' | 'enable' | 'ping' | 'test' | 'deliveries' | 'redeliver' | 'delete';

/** What one kind of token is good for, and what the host tells of it. */
export interface TokenKindFacts {
  /** Also the key by which the user interface finds its label. */
  readonly kind: TokenKind;
  /** `gitOnly`: the API refuses it. `nowhere`: neither the API nor Git takes it for a provider's work. */
  readonly use: 'everywhere' | 'gitOnly' | 'nowhere';
  /** The host tells which scopes such a token has. */
  readonly tellsScopes: boolean;
  /** The host tells when such a token expires, so that nobody has to be asked. */
  readonly tellsExpiry: boolean;
  /** It acts as a person, who has a user name. */
  readonly actsForUser: boolean;
  /** The host's API replaces no such token, where it does others. */
  readonly rotates?: false;
}

/** What a deployment of a host can do, as data: nobody has to ask which host it is. */
export interface HostCapabilities {
  /** In the order in which they are recommended. */
  readonly tokenKinds: readonly TokenKindFacts[];
  readonly webhooks: readonly WebhookOperation[];
  /**
   * The scope that a token needs to be replaced by a new one through the API; a wider one may include it. Absent where no
   * token can be replaced so.
   */
  readonly rotationScope?: string;
  /** A token can be ended through the API. */
  readonly revokesTokens: boolean;
  /** The token page opens filled in. */
  readonly prefillsTokenPage: boolean;
}
