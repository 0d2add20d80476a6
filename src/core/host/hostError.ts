import type { HostType } from '../provider/provider';

/** Why a host could not be reached, told apart because each has another remedy. */
export type NetworkReason =
  | 'nameNotFound'
  | 'refused'
  | 'timedOut'
  | 'reset'
  | 'tlsSelfSigned'
  | 'tlsUnknownIssuer'
  | 'tlsExpired'
  | 'tlsWrongName'
  | 'tlsOther'
  | 'proxyRefused'
  | 'proxyAuthentication'
  | 'offline'
  | 'other';

/** Why a token is not accepted; `unknown` where the host uses one answer for all of them. */
export type UnauthorizedReason = 'unknown' | 'expired' | 'revoked' | 'deadAppPassword' | 'wrongKind';

/** What answered in place of the API; `captivePortal` where the network itself says that it wants a sign-in. */
export type Strange =
  'html' | 'captivePortal' | 'redirect' | 'notJson' | 'truncated' | 'wrongShape' | 'tooLarge';

/**
 * Everything that can go wrong between an adapter and its host. Words for it live in the user interface.
 * `said` is always the host's own sentence, cut to 200 characters.
 */
export type HostError =
  /** 401, or a token that cannot be sent. */
  | { readonly kind: 'unauthorized'; readonly reason: UnauthorizedReason }
  /** The token is right and lacks these scopes, in the host's spelling; empty where the host does not name them. */
  | { readonly kind: 'missingScope'; readonly missing: readonly string[] }
  /** Single sign-on has to be authorised for the token first, at `url` where the host gives one. */
  | { readonly kind: 'ssoRequired'; readonly url?: string }
  /** The organization lets in certain network addresses only, and this machine's is none of them. */
  | { readonly kind: 'ipNotAllowed'; readonly said?: string }
  /** The account is blocked, deactivated or locked. */
  | { readonly kind: 'accountBlocked'; readonly said?: string }
  /** The account or the token waits for somebody's approval. */
  | { readonly kind: 'pendingApproval'; readonly said?: string }
  /** The organization's policy forbids this kind of token. */
  | { readonly kind: 'forbiddenByPolicy'; readonly said?: string }
  /** 403 for another reason. */
  | { readonly kind: 'forbidden'; readonly said?: string }
  /** 404: missing, or hidden from this token. Hosts do not tell which. */
  | { readonly kind: 'notFound' }
  /** There is a repository of that name already. */
  | { readonly kind: 'nameTaken' }
  /** The host does not take what is to be made or changed, for a rule of its own. */
  | {
      readonly kind: 'notAccepted';
      readonly said?: string;
      /** The last day that it would take in place of a later one, `YYYY-MM-DD`. */
      readonly latestDay?: string;
    }
  /** 410: the endpoint does not exist any more. */
  | { readonly kind: 'gone' }
  /**
   * `retryAt` is an ISO 8601 instant. `primary`: the budget of the hour is used up; `secondary`: too many at once;
   * absent where the host does not tell.
   */
  | { readonly kind: 'rateLimited'; readonly limit?: 'primary' | 'secondary'; readonly retryAt?: string }
  | {
      readonly kind: 'unreachable';
      readonly origin: string;
      readonly reason: NetworkReason;
      readonly code?: string;
    }
  /** Something answered that is not this API. `elsewhere`: the origin that a redirect leads to. */
  | { readonly kind: 'notThisHost'; readonly seen: Strange; readonly elsewhere?: string }
  /** Another product answers at this address: `product` is its name, `type` how settings spell it. */
  | { readonly kind: 'otherProduct'; readonly product: string; readonly type: HostType }
  /** The product is right and too old for this. `needed`: the oldest version that can. */
  | { readonly kind: 'tooOld'; readonly version?: string; readonly needed: string }
  /** 5xx, or a status that the API does not define. */
  | { readonly kind: 'serverError'; readonly status: number };
