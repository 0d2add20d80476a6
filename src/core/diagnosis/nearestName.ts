const longest = 200;

/** By how much a name that is only a part of another comes after one with slips. */
const notQuite = 0.5;

/**
 * The name that was probably meant by `typed`, if one is clearly the best: a slip or two of the hand away, or what
 * `typed` is the beginning of. Letter case does not count.
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const limit = wanted.length < 4 ? 1 : wanted.length < 9 ? 2 : 3;
  const ranked = [...new Set(names)]
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit + notQuite)
    .sort((one, other) => one.distance - other.distance);
  const [best, second] = ranked;
  return best !== undefined && best.distance < (second?.distance ?? Infinity) ? best.name : undefined;
}

/** A name that goes on after what was typed, or the last part of a nested one, comes after the worst slip. */
function distanceOf(wanted: string, name: string, limit: number): number {
  const edits = editDistance(wanted, name);
  const goesOn = wanted.length >= 3 && (name.startsWith(wanted) || name.endsWith(`/${wanted}`));
  return goesOn ? Math.min(edits, limit + notQuite) : edits;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  if (one.length > longest || other.length > longest) return one === other ? 0 : Infinity;
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (previous[column - 1] ?? Infinity) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length] ?? Infinity;
}
