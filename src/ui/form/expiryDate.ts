/**
 * The instant that an account keeps for a date that somebody entered: its end, so that the token counts as good on that
 * day. `undefined` where the text is no date of the calendar.
 *
 * @param text `YYYY-MM-DD`
 */
export function instantOfDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T23:59:59Z`);
  // JavaScript takes a 31st of February for a day in March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return undefined;
  return new Date(time).toISOString();
}

/** The date in an account's expiry; empty for none, and for a token that never ends. */
export function dateOfInstant(instant: string | undefined): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0] ?? '';
}
