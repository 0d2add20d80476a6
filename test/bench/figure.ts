/** One thing that is measured, and what it should come to. */
export interface Figure {
  readonly name: string;
  /** What the number is, in a few words. */
  readonly meaning: string;
  /** The value is good up to and including this. Absent: it is for information only. */
  readonly goal?: number;
  readonly measure: () => Promise<number>;
}

/** A figure as the report has it. */
export interface Measured {
  readonly name: string;
  readonly meaning: string;
  readonly value: number;
  /** Absent, with `met`, where there is nothing to meet. */
  readonly goal?: number;
  readonly met?: boolean;
}

export async function measured({ name, meaning, goal, measure }: Figure): Promise<Measured> {
  const value = await measure();
  if (!Number.isFinite(value)) throw new Error(`${name} came to ${value}`);
  return { name, meaning, value, ...(goal !== undefined && { goal, met: value <= goal }) };
}
