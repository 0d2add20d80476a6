/**
 * What the extension Git Providers (`git-providers.git-providers`) offers to other extensions, version 1. Tokens are
 * not part of it: those go through `vscode.authentication`, see docs/api.md.
 */
import type { Event } from 'vscode';

/** What `extensions.getExtension<GitProvidersExtension>('git-providers.git-providers')?.exports` is. */
export interface GitProvidersExtension {
  /** Throws a `TypeError` for a version that this extension does not have. */
  getApi(version: 1): GitProvidersApi;
}

export interface GitProvidersApi {
  readonly version: 1;
  /**
   * The providers of this window, inactive ones included: those of the user's settings first, then those of the
   * workspace. Empty where this machine does not permit to see them.
   */
  getProviders(): readonly GitProvider[];
  /** Fires when `getProviders()` gives something else than before. */
  readonly onDidChangeProviders: Event<void>;
  /**
   * Which provider answers when Git asks for a credential for this repository URL. `undefined`: none, or the URL is
   * not one that tokens are for, such as an SSH URL. Rejects with a `TypeError` where `url` is no string.
   *
   * Asks nobody, changes nothing and makes no network request.
   */
  providerForUrl(url: string): Promise<ProviderForUrl | undefined>;
}

/** A connection to a Git host as it is defined in the settings. Nothing of it is personal. */
export interface GitProvider {
  /** UUID. */
  readonly id: string;
  /** Unique among the providers, without regard to letter case. */
  readonly name: string;
  /** `github`, `gitlab`, `bitbucket`; later versions may know more. */
  readonly type: string;
  /** Without a trailing slash, `https://gitlab.acme.com`. */
  readonly baseUrl: string;
  /** Organization, group, workspace or project that the provider is limited to. */
  readonly organization?: string;
  readonly status: 'active' | 'inactive';
  /** Which settings define it. */
  readonly scope: 'user' | 'workspace' | 'folder';
  /** It is preselected for new pipeline projects. That decides nothing for Git. */
  readonly isDefault: boolean;
  /** Label such as `production`. */
  readonly environment?: string;
  /** Web page of the team for those who need help. */
  readonly helpUrl?: string;
}

export type ProviderForUrl =
  | {
      readonly outcome: 'serves';
      readonly provider: GitProvider;
      /** The step at which the choice was clear. */
      readonly reason: ChoiceReason;
    }
  /** Several could answer: the user is asked when Git needs a credential. */
  | { readonly outcome: 'undecided'; readonly providers: readonly GitProvider[] }
  /** The host refuses the provider's token, or it has expired: Git gets none. */
  | { readonly outcome: 'rejected'; readonly provider: GitProvider };

/**
 * `bound`: a pipeline project binds the repository to it. `remembered`: the user chose it for the repository.
 * `onlyOne`: no other covers the URL. `username`: it alone has the user name in the URL. `longestOrganization`: its
 * organization says most of the path. `workspaceBeforeUser`: of two alike, the workspace's counts.
 */
export type ChoiceReason =
  'bound' | 'remembered' | 'onlyOne' | 'username' | 'longestOrganization' | 'workspaceBeforeUser';
