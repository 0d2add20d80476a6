import type { Result } from '../../shared/result';
import type { TokenKind } from '../account/account';
import type { Secret } from '../account/secret';
import type { BaseUrl } from '../provider/baseUrl';
import type { HostType } from '../provider/provider';
import type { HostError } from './hostError';

/**
 * A kind of Git host: what can be known of it without the network. Nothing outside `src/hosts` asks which one it is;
 * whatever differs between hosts is a property here.
 */
export interface GitHost {
  /** As settings spell it. */
  readonly type: HostType;
  /** The product's name, `GitHub`: a proper noun, the same in every language. */
  readonly label: string;
  /** Preset when a provider of this type is added. */
  readonly publicBaseUrl: string;
  /** Name of an icon that VS Code can show, without `$()`. */
  readonly icon: string;
  /** What the host calls an organization at this base URL. */
  organizationTerm(baseUrl: BaseUrl): OrganizationTerm;
  /** Name of the product and its deployment at this base URL, `GitHub Enterprise Server`. */
  deployment(baseUrl: BaseUrl): string;
  /** What the shape of a token says. Advice only: nothing is refused for it. */
  recognizeToken(token: Secret): TokenShape;
  /** The API can authenticate this token only together with the account's email. */
  needsEmail(baseUrl: BaseUrl, token: Secret): boolean;
  /** What Git sends over HTTPS for this account. */
  gitCredential(
    baseUrl: BaseUrl,
    account: HostAccount,
  ): { readonly username: string; readonly password: Secret };
  /** How a path below the base URL, such as `/org/repo.git/info/lfs`, names a repository. `segments` are decoded. */
  readRepositoryPath(baseUrl: BaseUrl, segments: readonly string[]): RepositoryPath | undefined;
  /** Organizations and repositories are the same in any letter case. */
  readonly ignoresCase: boolean;
  /** Web page on which the user makes a token, prefilled where the host can. */
  tokenPage(baseUrl: BaseUrl, organization: string | undefined): string;
  /** Names of scopes that the product needs, in the host's own spelling. */
  requiredScopes(baseUrl: BaseUrl, organization: string | undefined): readonly string[];
  /** Which of `required` a token with `granted` lacks. A wider scope covers those that it includes on this host. */
  missingScopes(granted: readonly string[], required: readonly string[]): readonly string[];
  /** Loads the host's client on the first call. */
  connect(baseUrl: BaseUrl, account: HostAccount): Promise<HostClient>;
}

export type OrganizationTerm = 'organization' | 'group' | 'workspace' | 'project';

/** What a host client needs of an account. */
export interface HostAccount {
  readonly token: Secret;
  readonly username?: string;
  readonly email?: string;
}

export interface TokenShape {
  /** Absent where the shape says nothing. */
  readonly kind?: TokenKind;
  /**
   * `truncated`: its checksum does not fit. `dead`: a kind that the host no longer accepts.
   * `wrongKind`: a token that cannot be used for this. `otherHost`: the shape is another host's.
   */
  readonly warning?: 'truncated' | 'dead' | 'wrongKind';
}

/** The organization (several segments for nested groups) and the repository that a clone path names. */
export interface RepositoryPath {
  readonly organization: readonly string[];
  readonly repository: string;
}

export interface Identity {
  /** Absent for tokens that belong to no user, or that may not read who theirs is. */
  readonly username?: string;
  readonly displayName?: string;
  readonly tokenKind?: TokenKind;
  /** Absent where the host does not say: unknown, never "none". */
  readonly scopes?: readonly string[];
  /** ISO 8601 instant, `never`, or absent where the host does not say. */
  readonly expiresAt?: string;
  /** Version of the product, where it tells. */
  readonly version?: string;
  readonly rateLimit?: { readonly limit: number; readonly remaining: number; readonly resetsAt?: string };
}

export interface Organization {
  /** In the host's own spelling, as it stands in clone URLs. */
  readonly name: string;
  /** The account belongs to it; absent where the host does not say. */
  readonly member?: boolean;
}

export interface Repository {
  /** `organization/name`, as the host spells it. */
  readonly fullName: string;
  readonly cloneUrl: string;
  readonly webUrl: string;
  readonly private: boolean;
  readonly description?: string;
  readonly defaultBranch?: string;
  /** ISO 8601 instant. */
  readonly updatedAt?: string;
}

export interface RepositoryPage {
  readonly repositories: readonly Repository[];
  /** Of all pages, where the host says. */
  readonly total?: number;
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface RepositoryQuery {
  readonly organization?: string;
  /** Part of the name. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly page?: string;
  /** 1 to 100. */
  readonly pageSize?: number;
}

/**
 * A connection of one account to one host. Every call makes the fewest requests it can, never retries a 401,
 * and rejects only when `signal` is aborted (with the signal's reason) or on a bug.
 */
export interface HostClient {
  identity(signal: AbortSignal): Promise<Result<Identity, HostError>>;
  organization(name: string, signal: AbortSignal): Promise<Result<Organization, HostError>>;
  /** One page, most recently updated first where the host can sort so. */
  repositories(query: RepositoryQuery, signal: AbortSignal): Promise<Result<RepositoryPage, HostError>>;
}
