import { median } from './median';

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
  rounds: Rounds,
): Promise<(name: Name) => number> {
  const timesOf = await timesSideBySide(contestants, rounds);
  return (name) => median(timesOf(name));
}

/** As `sideBySide`, with the durations of all counted rounds in their order. */
export async function timesSideBySide<Name extends string>(
  contestants: readonly Contestant<Name>[],
  { rounds, warmUp }: Rounds,
): Promise<(name: Name) => readonly number[]> {
  const times = new Map<Name, number[]>();
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, run, settle } of round % 2 === 0 ? contestants : [...contestants].reverse()) {
      const begun = performance.now();
      await run();
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - begun]);
      await settle?.();
    }
  }
  return (name) => times.get(name) ?? [];
}
