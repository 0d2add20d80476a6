import type { HostError } from '../host/hostError';

/** The steps of a connection test, in the order in which they are shown. */
export const checkIds = [
  'reach',
  'authenticated',
  'identity',
  'expiry',
  'scopes',
  'organization',
  'repositories',
  'git',
] as const;

export type CheckId = (typeof checkIds)[number];

export type CheckStatus = 'passed' | 'warning' | 'failed' | 'skipped';

/** What the user can click to put a check right. */
export type Remedy =
  'updateToken' | 'openTokenPage' | 'openSettings' | 'openSso' | 'openHost' | 'showLog' | 'testAgain';

/** What a check saw. Each kind has one sentence in the user interface. */
export type Finding =
  | { readonly kind: 'reached'; readonly origin: string; readonly version?: string }
  | { readonly kind: 'authenticated'; readonly tokenKind?: string }
  | { readonly kind: 'isUser'; readonly username: string }
  | { readonly kind: 'isNoUser' }
  | { readonly kind: 'otherUser'; readonly expected: string; readonly seen: string }
  | { readonly kind: 'expires'; readonly at: string; readonly days: number }
  | { readonly kind: 'neverExpires' }
  | { readonly kind: 'expiryUnknown' }
  | { readonly kind: 'scopesGranted'; readonly scopes: readonly string[] }
  | { readonly kind: 'scopesMissing'; readonly missing: readonly string[] }
  | { readonly kind: 'scopesUnknown' }
  | { readonly kind: 'organizationFound'; readonly name: string }
  | { readonly kind: 'organizationNotMember'; readonly name: string }
  | { readonly kind: 'organizationNotFound'; readonly name: string }
  | { readonly kind: 'noOrganization' }
  | { readonly kind: 'repositoriesSeen'; readonly count: number; readonly more: boolean }
  | { readonly kind: 'noRepositories' }
  | { readonly kind: 'gitWorks'; readonly repository: string }
  | {
      readonly kind: 'gitFailed';
      readonly repository: string;
      readonly failure: GitFailureKind;
      readonly said?: string;
    }
  | { readonly kind: 'nothingToTryGitOn' }
  | { readonly kind: 'gitMissing' }
  | { readonly kind: 'hostError'; readonly error: HostError }
  | { readonly kind: 'notReached' };

/** Why Git failed where the API may have worked: Git has its own proxy and certificate settings. */
export type GitFailureKind =
  | 'authenticationFailed'
  | 'repositoryNotFound'
  | 'forbidden'
  | 'nameNotResolved'
  | 'refused'
  | 'timedOut'
  | 'certificate'
  | 'proxy'
  | 'quit'
  | 'other';

export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  readonly finding: Finding;
  readonly remedies: readonly Remedy[];
}

export interface Report {
  readonly checks: readonly Check[];
  readonly username?: string;
  readonly tokenKind?: string;
  /** ISO 8601 instant or `never`. */
  readonly expiresAt?: string;
}

/** The check that the first sentence speaks of: the first that failed, else the first warning. */
export function worstCheck({ checks }: Report): Check | undefined {
  return (
    checks.find(({ status }) => status === 'failed') ?? checks.find(({ status }) => status === 'warning')
  );
}
