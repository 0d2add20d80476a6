/** One of the things that are compared: `run` does once what is measured. */
export interface Contestant<Name extends string> {
  readonly name: Name;
  readonly run: () => Promise<void>;
  /** Waits for what `run` leaves to go on behind it, so that it does not slow the next one. Not measured. */
  readonly settle?: () => Promise<void>;
}

export interface Rounds {
  /** Counted rounds. */
  readonly rounds: number;
  /** Rounds before those, which are not counted. */
  readonly warmUp: number;
}

/**
 * Gives the median duration of each contestant, in milliseconds. They take turns, in changing order, so that whatever
 * else the machine does falls on all of them alike.
 */
export async function sideBySide<Name extends string>(
  contestants: readonly Contestant<Name>[],
  { rounds, warmUp }: Rounds,
): Promise<(name: Name) => number> {
  const times = new Map<Name, number[]>();
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, run, settle } of round % 2 === 0 ? contestants : [...contestants].reverse()) {
      const begun = performance.now();
      await run();
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - begun]);
      await settle?.();
    }
  }
  return (name) => median(times.get(name) ?? []);
}

/** `NaN` of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}
