import type { TokenKind } from '../account/account';
import type { TokenShape } from '../host/gitHost';
import type { HostError } from '../host/hostError';
import type { RequiredScope } from '../host/requiredScope';
import type { GitFailureKind, GitSetting } from './gitTrial';

/** What a check saw. Each kind has one sentence in the user interface. */
export type Finding =
  | { readonly kind: 'reached'; readonly origin: string }
  | { readonly kind: 'product'; readonly name: string; readonly version?: string }
  /** The API answers, and does not say what it is. */
  | { readonly kind: 'productUnknown' }
  | { readonly kind: 'tokenRecognized'; readonly tokenKind: TokenKind }
  /** Its shape says nothing, which is no fault: some hosts let their administrators choose it. */
  | { readonly kind: 'tokenShapeUnknown' }
  | {
      readonly kind: 'tokenSuspicious';
      readonly warning: NonNullable<TokenShape['warning']>;
      readonly because?: NonNullable<TokenShape['wrongBecause']>;
      /** Name of the product whose token it is. */
      readonly owner?: string;
      readonly tokenKind?: TokenKind;
    }
  | { readonly kind: 'authenticated'; readonly tokenKind?: TokenKind }
  /** The host takes token and email together, and does not tell which of them it refuses. */
  | { readonly kind: 'tokenOrEmailRefused'; readonly email: string }
  | { readonly kind: 'isUser'; readonly username: string; readonly email?: string }
  | { readonly kind: 'isNoUser' }
  /** The host names nobody, for a token that may act for a user. */
  | { readonly kind: 'userHidden' }
  | { readonly kind: 'otherUser'; readonly expected: string; readonly seen: string }
  | { readonly kind: 'emailMissing' }
  | { readonly kind: 'expires'; readonly at: string; readonly days: number }
  | { readonly kind: 'neverExpires' }
  | { readonly kind: 'expiryUnknown' }
  /** `excess`: those of `granted` that allow more than the product needs. */
  | {
      readonly kind: 'scopesGranted';
      readonly granted: readonly string[];
      readonly excess: readonly string[];
    }
  | {
      readonly kind: 'scopesMissing';
      readonly granted: readonly string[];
      readonly missing: readonly RequiredScope[];
      readonly excess: readonly string[];
    }
  | { readonly kind: 'scopesUnknown'; readonly required: readonly RequiredScope[] }
  | { readonly kind: 'organizationFound'; readonly name: string; readonly member?: true }
  | { readonly kind: 'organizationNotMember'; readonly name: string }
  /** The token is for another owner, or waits for this one's approval. */
  | { readonly kind: 'organizationOutsideToken'; readonly name: string }
  /** `nearest`: the one name that was probably meant. */
  | { readonly kind: 'organizationNotFound'; readonly name: string; readonly nearest?: string }
  | { readonly kind: 'noOrganization' }
  /**
   * `more`: there are more than `count`. `allPublic`: private ones, if there are any, are hidden from the token.
   * `withheld`: others stay out of sight until single sign-on is authorised.
   */
  | {
      readonly kind: 'repositoriesSeen';
      readonly count: number;
      readonly more: boolean;
      readonly allPublic?: true;
      readonly organization?: string;
      readonly withheld?: true;
    }
  | { readonly kind: 'noRepositories'; readonly organization?: string; readonly withheld?: true }
  | { readonly kind: 'webhooksAllowed'; readonly repository: string }
  | {
      readonly kind: 'webhooksRefused';
      readonly repository: string;
      readonly by?: 'token' | 'account';
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'webhooksUnknown';
      readonly repository: string;
      readonly reason: 'writeNotVerifiable' | 'hidden';
    }
  | { readonly kind: 'gitWorks'; readonly repository: string }
  /** Git works, and does not check whom it talks to. */
  | { readonly kind: 'gitUnverified'; readonly repository: string; readonly settings: readonly GitSetting[] }
  /** Git works in the test, and gets no credential outside it. */
  | { readonly kind: 'gitInactive'; readonly repository: string }
  /** `settings`: Git's own that may be at fault. */
  | {
      readonly kind: 'gitFailed';
      readonly repository: string;
      readonly failure: GitFailureKind;
      readonly said?: string;
      readonly settings: readonly GitSetting[];
    }
  | { readonly kind: 'gitMissing' }
  /** Git on this machine does not ask the product for credentials. */
  | { readonly kind: 'gitNotServed' }
  | { readonly kind: 'nothingToTryOn' }
  | {
      readonly kind: 'requestsLeft';
      readonly limit: number;
      readonly remaining: number;
      /** ISO 8601 instant. */
      readonly resetsAt?: string;
    }
  | { readonly kind: 'rateLimitUnknown' }
  | { readonly kind: 'hostError'; readonly error: HostError }
  /** The step took longer than it may, `seconds`. */
  | { readonly kind: 'timedOut'; readonly seconds: number }
  /** An earlier check failed, and there is nothing to try this one with. */
  | { readonly kind: 'notReached' };
