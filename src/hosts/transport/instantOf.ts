/** ISO 8601 instant of a text, or of milliseconds since the epoch; `undefined` where there is none in it. */
export function instantOf(value: string | number | null | undefined): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : (value ?? NaN);
  return Number.isFinite(time) && Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : undefined;
}
