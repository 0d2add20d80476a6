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

/** Everything that can go wrong between an adapter and its host. Words for it live in the user interface. */
export type HostError =
  /** 401. `reason` is `unknown` where the host uses one answer for all of them. */
  | { readonly kind: 'unauthorized'; readonly reason: 'unknown' | 'expired' | 'revoked' | 'deadAppPassword' }
  /** The token is right and lacks these scopes, in the host's spelling; empty where the host does not name them. */
  | { readonly kind: 'missingScope'; readonly missing: readonly string[] }
  /** Single sign-on has to be authorised for the token first, at `url` where the host gives one. */
  | { readonly kind: 'ssoRequired'; readonly url?: string }
  /** 403 for another reason. `said` is the host's own sentence, cut to 200 characters. */
  | { readonly kind: 'forbidden'; readonly said?: string }
  /** 404: missing, or hidden from this token. Hosts do not tell which. */
  | { readonly kind: 'notFound' }
  /** 410: the endpoint does not exist any more. */
  | { readonly kind: 'gone' }
  /** `retryAt` is an ISO 8601 instant. */
  | { readonly kind: 'rateLimited'; readonly retryAt?: string }
  | {
      readonly kind: 'unreachable';
      readonly origin: string;
      readonly reason: NetworkReason;
      readonly code?: string;
    }
  /** Something answered that is not this API: HTML of a captive portal, a redirect elsewhere, another product. */
  | {
      readonly kind: 'notThisHost';
      readonly seen: 'html' | 'redirect' | 'notJson' | 'wrongShape' | 'tooLarge';
    }
  /** 5xx, or a status that the API does not define. */
  | { readonly kind: 'serverError'; readonly status: number };
