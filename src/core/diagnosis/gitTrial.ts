import type { Account } from '../account/account';
import type { ProviderDefinition } from '../provider/provider';
import type { Result } from '../../shared/result';

/** Why Git failed where the API may have worked: Git has proxy and certificate settings of its own. */
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

/** A setting of Git's that decides how it reaches a host. */
export interface GitSetting {
  /** As Git spells it, `http.sslCAInfo` or `http.https://git.acme.com.proxy`; the name of a variable otherwise. */
  readonly name: string;
  /** Without user name and password. */
  readonly value: string;
  /** Absolute path of the configuration file; absent for the environment and the command line. */
  readonly file?: string;
}

export interface GitTrialFailure {
  /** `notServed`: Git on this machine does not ask the product for credentials. */
  readonly kind: GitFailureKind | 'gitMissing' | 'notServed';
  /** The last line that Git wrote, without credentials. */
  readonly said?: string;
  /** Git's settings that may be at fault. */
  readonly settings?: readonly GitSetting[];
}

export interface GitTrialSuccess {
  /** Git's settings by which it does not check whom it talks to. */
  readonly unverifiedBy?: readonly GitSetting[];
}

/** Runs real Git against a repository with the credential that Git would get for this account, and no other. */
export type GitTrial = (
  url: string,
  definition: ProviderDefinition,
  account: Account,
  signal: AbortSignal,
) => Promise<Result<GitTrialSuccess, GitTrialFailure>>;
