/** A rotation that was begun on the host: from then on the old token may be dead and the new one be nowhere yet. */
export interface UnfinishedRotation {
  /** Names the rotation in the journal. */
  readonly key: string;
  /** UUID of the provider. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface RotationEntry {
  /** It is known what became of the rotation. */
  end(): Promise<void>;
  /** It is not known: the entry stays, and is found by `unfinished` from now on. */
  leave(): void;
}

/** Outlives the process. It holds no secret. */
export interface RotationJournal {
  /** Resolves when the rotation is on the disk. Rejects where the disk refuses. */
  begin(rotation: Pick<UnfinishedRotation, 'id' | 'name'>): Promise<RotationEntry>;
  /** Rotations whose process is gone, or which were left. */
  unfinished(): Promise<readonly UnfinishedRotation[]>;
  settle(key: string): Promise<void>;
}
