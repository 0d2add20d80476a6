import type { DefinitionRecord } from '../history/history';
import type { Scope } from './provider';

/** A definition, and where it stands. */
export interface PlacedDefinition {
  readonly scope: Scope;
  readonly definition: DefinitionRecord;
}

/**
 * A change of both records of a provider, the definition and the account, that was begun. What is left of one whose
 * process ended in between is found at the next start.
 */
export interface Change {
  /** UUID of the provider. */
  readonly id: string;
  readonly name: string;
  /** Absent for a provider that is new. */
  readonly from?: PlacedDefinition;
  /** Absent for a provider that is deleted. */
  readonly to?: PlacedDefinition;
}

export interface UnfinishedChange extends Change {
  /** Names the change in the journal. */
  readonly key: string;
}

/** Outlives the process. It holds no secret. */
export interface Journal {
  /** Resolves when the change is on the disk; what it gives takes it out again. Rejects where the disk refuses. */
  begin(change: Change): Promise<() => Promise<void>>;
  /** Changes whose process is gone. */
  unfinished(): Promise<readonly UnfinishedChange[]>;
  settle(key: string): Promise<void>;
}
