/** `running`: queued or under way. `other`: it waits for somebody, was skipped, or the host says something new. */
export type RunState = 'passed' | 'failed' | 'running' | 'cancelled' | 'other';

/** One run of a repository's pipeline, workflow or build. */
export interface Run {
  readonly state: RunState;
  /** ISO 8601 instant at which it last changed, or began where the host tells no more. */
  readonly at: string;
  /** Its page, over http or https. It may be another server's than the host's. */
  readonly url: string;
  readonly name?: string;
  readonly branch: string;
  /** The whole name of the commit. */
  readonly commit?: string;
}
