/** Chance that a seed decides. */
export interface Chance {
  /** From 0 to below 1. */
  fraction(): number;
  /** From 0 to below `count`. */
  below(count: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
}

/** A linear congruential generator with the constants of "Numerical Recipes"; its high bits are used. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(fraction() * count);
  return { fraction, below, pick: (values) => values[below(values.length)] ?? values[0] };
}
