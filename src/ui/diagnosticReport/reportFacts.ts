import type { AnswerEntry } from '../../core/credential/answerLog';
import type { ProjectProblem } from '../../core/project/decodeProject';
import type { EntryProblem } from '../../core/provider/definitionProblem';
import type { Provider } from '../../core/provider/provider';
import type { ProviderState } from '../../core/provider/providerState';
import type { DoneTest } from '../../core/diagnosis/watchTests';
import type { WindowFacts } from '../windowFacts';

/** A setting of VS Code's, of Git's or of the environment that decides how a host is reached. `value`: as it is. */
export interface NetworkFact {
  readonly name: string;
  readonly value: unknown;
}

/** A provider with what is known of it, beside what the report says of its kind of host. */
export interface ProviderFacts {
  readonly provider: Provider;
  /** Name of the product and its deployment. */
  readonly deployment: string;
  readonly state: ProviderState;
  readonly tokenKind?: string;
  /** Whole days until the token expires, `never`, or absent where that is not known. */
  readonly expiresIn?: number | 'never';
  readonly lastTest?: DoneTest;
}

/** How Git comes to its credential in this window. */
export interface GitFacts {
  readonly version?: string;
  /** Git in this window asks the helper. */
  readonly reachesGit: boolean;
  /** VS Code's own credentials API is answered instead. */
  readonly usesFallback: boolean;
  /** `malformed`: the count of others does not fit their keys, so nothing was added. */
  readonly entry: 'inPlace' | 'missing' | 'malformed';
  /** Git's own network settings for the hosts of the providers. */
  readonly settings: readonly NetworkFact[];
}

/** The settings of ours that matter, of any shape. */
export interface OwnSettings {
  readonly permissions: unknown;
  readonly allowedHosts: unknown;
  readonly credentialHelper: string;
  readonly terminal: string;
  readonly healthCheckHours: unknown;
}

/** Everything that a diagnostic report is made of. Names are in it; the report leaves them out. */
export interface ReportFacts {
  readonly at: Date;
  readonly window: WindowFacts;
  readonly own: OwnSettings;
  /** Of VS Code. */
  readonly network: readonly NetworkFact[];
  readonly environment: readonly NetworkFact[];
  readonly providers: readonly ProviderFacts[];
  readonly problems: readonly Pick<EntryProblem | ProjectProblem, 'error'>[];
  readonly git: GitFacts;
  /** The newest first. */
  readonly answers: readonly AnswerEntry[];
}
