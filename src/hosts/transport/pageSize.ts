/** How many repositories a page holds: what was asked for, 50 where nothing was, at most `largest`. */
export function pageSizeOf(asked: number | undefined, largest = 100): number {
  return Math.min(largest, Math.max(1, Math.trunc(asked ?? 50)));
}
