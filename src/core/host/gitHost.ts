import type { Result } from '../../shared/result';
import type { TokenKind } from '../account/account';
import type { Secret } from '../account/secret';
import type { Stack } from '../pipeline/detectStack';
import type { PipelineFile } from '../pipeline/pipelineFile';
import type { Run } from '../pipeline/run';
import type { BaseUrl } from '../provider/baseUrl';
import type { HostType } from '../provider/provider';
import type { WebhookClient } from '../webhook/webhookClient';
import type { HostCapabilities } from './capabilities';
import type { HostError } from './hostError';
import type { NamedScope, RequiredScope } from './requiredScope';
import type { TokenClient } from './tokenClient';

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
  /** Where else on the same machine a token of this host may be kept; absent where nothing is known. */
  readonly otherLogins?: OtherLogins;
  /** What the host calls an organization at this base URL. */
  organizationTerm(baseUrl: BaseUrl): OrganizationTerm;
  /** Name of the product and its deployment at this base URL, `GitHub Enterprise Server`. */
  deployment(baseUrl: BaseUrl): string;
  capabilities(baseUrl: BaseUrl): HostCapabilities;
  /**
   * What the shape of a token says. Advice only: nothing is refused for it. With a base URL, a token that another
   * deployment of this host gives out is told too.
   */
  recognizeToken(token: Secret, baseUrl?: BaseUrl): TokenShape;
  /** Beginnings that no other host's tokens have. */
  readonly tokenPrefixes: readonly string[];
  /** The API can authenticate this token only together with the account's email. */
  needsEmail(baseUrl: BaseUrl, token: Secret): boolean;
  /** Git is refused without the name of the token's user, where it has one: for its credential the host is asked first. */
  needsUsername(baseUrl: BaseUrl): boolean;
  /** What Git sends over HTTPS for this account. */
  gitCredential(
    baseUrl: BaseUrl,
    account: HostAccount,
  ): { readonly username: string; readonly password: Secret };
  /** How a path below the base URL, such as `/org/repo.git/info/lfs`, names a repository. `segments` are decoded. */
  readRepositoryPath(baseUrl: BaseUrl, segments: readonly string[]): RepositoryPath | undefined;
  /** Who may see a new repository, the usual choice first. `personal`: it is to be the account's own. */
  visibilities(baseUrl: BaseUrl, personal: boolean): readonly Visibility[];
  /** Organizations and repositories are the same in any letter case. */
  readonly ignoresCase: boolean;
  /**
   * Where the host looks for pipelines: paths below the repository's root, whose names may have a `*` for any part of
   * them. None: it has no pipelines of its own.
   */
  pipelinePaths(baseUrl: BaseUrl): readonly string[];
  /** A pipeline to begin with, at one of `pipelinePaths`, without a secret; `undefined` where there are none. */
  pipelineFile(baseUrl: BaseUrl, stack: Stack): Promise<PipelineFile | undefined>;
  /**
   * What a token of this kind, or of the usual one, must have to push a file of `pipelinePaths`, beside what it must have
   * to push code; absent where that is enough.
   */
  pipelineScope(baseUrl: BaseUrl, tokenKind?: TokenKind): RequiredScope | undefined;
  /** Web page on which the user makes a token, prefilled where the host can. */
  tokenPage(baseUrl: BaseUrl, organization: string | undefined): string;
  /** What a token of this kind should have, or one of the usual kind where none is given. */
  requiredScopes(
    baseUrl: BaseUrl,
    organization: string | undefined,
    tokenKind?: TokenKind,
  ): readonly RequiredScope[];
  /** Names of `required` that a token with `granted` lacks. A wider scope covers those that it includes on this host. */
  missingScopes(granted: readonly string[], required: readonly NamedScope[]): readonly string[];
  /** Which of `granted` allow more than the product ever needs. What the documentation asks for is none of them. */
  excessScopes(granted: readonly string[]): readonly string[];
  /**
   * Which known product answers at a base URL, asked without any token; `undefined` for none of them. Rejects with the
   * signal's reason when it is aborted.
   */
  detect(baseUrl: BaseUrl, signal: AbortSignal): Promise<Result<DetectedProduct | undefined, HostError>>;
  /** Loads the host's client on the first call. The same account object gets the same client as long as it lives. */
  connect(baseUrl: BaseUrl, account: HostAccount): Promise<HostClient>;
}

/** A product as strangers see it. */
export interface DetectedProduct {
  /** As settings spell it. */
  readonly type: HostType;
  /** Absent where it tells strangers none. */
  readonly version?: string;
}

/** Other programs that keep logins of a host, from which they can be imported. */
export interface OtherLogins {
  /** The command line tool that is for this kind of host alone. */
  readonly tool?: 'gh' | 'glab';
  /** Id of VS Code's own authentication provider, whose sessions are for `publicBaseUrl`. */
  readonly session?: string;
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
   * `truncated`: a character is wrong or missing, its checksum does not fit. `dead`: a kind that the host no longer
   * accepts. `wrongKind`: a token that cannot be used for this, see `wrongBecause`. `otherHost`: see `otherHost`.
   */
  readonly warning?: 'truncated' | 'dead' | 'wrongKind' | 'otherHost';
  /**
   * `gitOnly`: the API refuses it. `refreshOnly`, `jobOnly`, `triggerOnly`: made for one narrow purpose.
   * `otherDeployment`: for another deployment of this host than the base URL's.
   */
  readonly wrongBecause?: 'gitOnly' | 'refreshOnly' | 'jobOnly' | 'triggerOnly' | 'otherDeployment';
  /** Whose token it is by its shape. */
  readonly otherHost?: HostType;
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
  /** Address that the account's commits carry, where the host tells. */
  readonly email?: string;
  readonly tokenKind?: TokenKind;
  /** Absent where the host does not say: unknown, never "none". */
  readonly scopes?: readonly string[];
  /** ISO 8601 instant, `never`, or absent where the host does not say. */
  readonly expiresAt?: string;
  /** Version of the product, where it tells. */
  readonly version?: string;
  readonly rateLimit?: RateLimit;
}

export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 instant. */
  readonly resetsAt?: string;
}

/** What answers at the base URL. */
export interface Product {
  /** The deployment's name, `GitHub Enterprise Server`. */
  readonly name: string;
  /** Absent where it does not tell, as the public services do. */
  readonly version?: string;
}

export interface Organization {
  /** In the host's own spelling, as it stands in clone URLs. */
  readonly name: string;
  /** The account belongs to it; absent where the host does not say. */
  readonly member?: boolean;
  /**
   * The token is for it too; absent where the host does not say. A token that is not sees what is public: it was made
   * for another owner, or waits for the organization's approval.
   */
  readonly withinToken?: boolean;
}

/** Names of organizations that the account sees, to find the one that a misspelt name meant. */
export interface OrganizationNames {
  /** In the host's own spelling. */
  readonly names: readonly string[];
  /** There are more than these. */
  readonly more: boolean;
}

/** What can be said, without changing anything, of managing the webhooks of one repository. */
export type WebhookAccess =
  | { readonly kind: 'allowed' }
  /**
   * `token`: it lacks `missing` (empty where the host does not name it). `account`: its role is too low. `by` is absent
   * where the host does not tell which of them it is.
   */
  | { readonly kind: 'refused'; readonly by?: 'token' | 'account'; readonly missing: readonly string[] }
  /**
   * `writeNotVerifiable`: the list can be read, and the host tells nothing of writing. `hidden`: the host does not
   * show the repository or its webhooks, and does not tell why.
   */
  | { readonly kind: 'unknown'; readonly reason: 'writeNotVerifiable' | 'hidden' };

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

/** One repository, and what the account may do there. */
export interface RepositoryDetails extends Repository {
  /** The account's role lets it push; the token may still lack what that needs. Absent where the host does not say. */
  readonly canPush?: boolean;
  /** As `canPush`, for the settings, webhooks among them. */
  readonly canAdmin?: boolean;
  /** Absent where the host does not say. */
  readonly archived?: boolean;
}

/** `internal`: everybody who belongs to the server, or to the enterprise. */
export type Visibility = 'private' | 'internal' | 'public';

export interface NewRepository {
  /** As it is to stand in its URL. */
  readonly name: string;
  /** One of the host's `visibilities`. */
  readonly visibility: Visibility;
  /** In the host's own spelling, a full path for nested groups; the account's own place where absent. */
  readonly organization?: string;
  readonly description?: string;
}

export interface RepositoryPage {
  readonly repositories: readonly Repository[];
  /** Of all pages, where the host says. */
  readonly total?: number;
  /** Opaque; absent on the last page. */
  readonly next?: string;
  /** All pages after this one that are known already, `next` first: they can be asked for at once. */
  readonly rest?: readonly string[];
  /** Organizations are left out until single sign-on is authorised for the token. */
  readonly ssoWithheld?: true;
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
export interface HostClient extends TokenClient {
  /**
   * The same connection with a memory: no GET goes out twice, calls at the same time included, unless its answer holds
   * secrets. For one test or one dialog; whoever lets go of it lets go of the answers.
   */
  session(): HostClient;
  /** What answers, and its version. A token that is not accepted does not matter here. */
  product(signal: AbortSignal): Promise<Result<Product, HostError>>;
  identity(signal: AbortSignal): Promise<Result<Identity, HostError>>;
  organization(name: string, signal: AbortSignal): Promise<Result<Organization, HostError>>;
  organizations(signal: AbortSignal): Promise<Result<OrganizationNames, HostError>>;
  /** One page, most recently updated first where the host can sort so. */
  repositories(query: RepositoryQuery, signal: AbortSignal): Promise<Result<RepositoryPage, HostError>>;
  /** `fullName` as in `Repository`. */
  repository(fullName: string, signal: AbortSignal): Promise<Result<RepositoryDetails, HostError>>;
  /**
   * Makes an empty repository. Never sent twice: after an answer that was lost it may be there. `nameTaken` where there
   * is one of that name.
   */
  createRepository(repository: NewRepository, signal: AbortSignal): Promise<Result<Repository, HostError>>;
  /** `fullName` as in `Repository`. Changes nothing on the host. */
  webhooksAllowed(fullName: string, signal: AbortSignal): Promise<Result<WebhookAccess, HostError>>;
  /** Of one repository; no request is made for it. `fullName` as in `Repository`. */
  webhooks(fullName: string): WebhookClient;
  /** The latest run of a branch; `undefined` where it never ran, or there is no such branch. */
  latestRun(
    fullName: string,
    branch: string,
    signal: AbortSignal,
  ): Promise<Result<Run | undefined, HostError>>;
  /** The budget as the latest answer told it; no request is made for it. */
  rateLimit(): RateLimit | undefined;
}
