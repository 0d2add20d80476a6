import type { GitHost, RepositoryDetails } from '../../../core/host/gitHost';
import type { PipelineFile } from '../../../core/pipeline/pipelineFile';
import type { Project } from '../../../core/project/project';
import type { Provider, Scope } from '../../../core/provider/provider';

export interface ChosenProvider {
  readonly provider: Provider;
  readonly host: GitHost;
}

export interface ChosenRepository {
  readonly details: RepositoryDetails;
  /** Under which what is remembered of it is found, see `repositoryKeyOf`. */
  readonly key: string;
  /** It is a pipeline project already, which then gets the provider. */
  readonly existing?: Project;
}

/** A remote that names the repository over SSH. */
export interface SshRemote {
  readonly name: string;
  /** The address is for pushes alone. */
  readonly push: boolean;
  /** Where the repository is over HTTPS. */
  readonly https: string;
}

/** Where the repository is on this machine, or is to be. */
export type ProjectPlace =
  | {
      readonly kind: 'folder';
      /** Root of the working tree. */
      readonly path: string;
      /** The pipeline file that it has, below its root. */
      readonly pipeline?: string;
      /** It uses SSH alone, for which there are no tokens. */
      readonly ssh?: SshRemote;
    }
  /** Cloned into a new folder of `parent`. */
  | { readonly kind: 'clone'; readonly parent: string };

/** `afterClone`: proposed when there is something to look at. */
export type PipelineChoice = PipelineFile | 'afterClone' | 'none';

export interface WebhookWish {
  readonly url: string;
  /** The host's own names. */
  readonly events: readonly string[];
}

/** What the steps have gathered so far; each answer is taken away by another answer before it. */
export interface ProjectAnswers {
  readonly chosen?: ChosenProvider | undefined;
  readonly repository?: ChosenRepository | undefined;
  readonly place?: ProjectPlace | undefined;
  /** The remote that uses SSH is to use HTTPS. */
  readonly useHttps?: boolean | undefined;
  readonly pipeline?: PipelineChoice | undefined;
  /** Empty: none is wanted. */
  readonly webhookUrl?: string | undefined;
  readonly webhookEvents?: readonly string[] | undefined;
  /** Why none can be added. */
  readonly webhookRefused?: string | undefined;
  readonly scope?: Scope | undefined;
}

/** Everything that is needed to make a project. */
export interface ProjectPlan extends ChosenProvider, ChosenRepository {
  readonly place: ProjectPlace;
  /** Gets its HTTPS address. */
  readonly converted?: SshRemote;
  readonly pipeline: PipelineChoice;
  readonly webhook?: WebhookWish;
  readonly scope: Scope;
}
