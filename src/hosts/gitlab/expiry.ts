/** The instant at which a token dies: 00:00 UTC of the day that GitLab names. `undefined` where it names none. */
export function instantOfDay(day: string): string | undefined {
  const instant = Date.parse(day.length === 10 ? `${day}T00:00:00Z` : day);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
