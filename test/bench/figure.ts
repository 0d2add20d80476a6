/** One thing that is measured, and what it should come to. */
export interface Figure {
  readonly name: string;
  /** What the number is, in a few words. */
  readonly meaning: string;
  /** The value is good up to and including this. */
  readonly goal: number;
  measure(): Promise<number>;
}

/** A figure as the report has it. */
export interface Measured {
  readonly name: string;
  readonly meaning: string;
  readonly value: number;
  readonly goal: number;
  readonly met: boolean;
}

export async function measured(figure: Figure): Promise<Measured> {
  const { name, meaning, goal } = figure;
  const value = await figure.measure();
  return { name, meaning, value, goal, met: value <= goal };
}
