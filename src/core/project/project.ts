import type { Scope } from '../provider/provider';

/** A pipeline project: a repository bound to the provider that its clones and pushes use. */
export interface Project {
  /** UUID, the key in the settings object. */
  readonly id: string;
  readonly name: string;
  /** HTTP(S) address of the repository, without credentials. */
  readonly repositoryUrl: string;
  readonly providerId: string;
  readonly scope: Scope;
}
