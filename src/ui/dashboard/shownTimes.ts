/** Instants and spans of time in the user's language. */
export interface ShownTimes {
  /** `5 minutes ago`, `in 9 days`: in the largest unit of which one is full, rounded towards now. */
  relative(at: Date, now: Date): string;
  /** Date and time. */
  moment(at: Date): string;
  day(at: Date): string;
}

const units = [
  ['year', 365 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** @param locale BCP 47 */
export function createShownTimes(locale: string): ShownTimes {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const present = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return {
    relative(at, now) {
      const seconds = (at.getTime() - now.getTime()) / 1000;
      const fitting = units.find(([, length]) => Math.abs(seconds) >= length);
      if (fitting === undefined) return present;
      const [unit, length] = fitting;
      return relative.format(Math.trunc(seconds / length), unit);
    },
    moment: (at) => moment.format(at),
    day: (at) => day.format(at),
  };
}
