import type { DateArray, EventAttributes } from 'ics';
import { expiryStages } from '../../core/lifecycle/expiryStage';

/** The end of one provider's token, for a calendar. */
export interface Reminder {
  readonly providerId: string;
  readonly expiresAt: Date;
  readonly title: string;
  /** Lines below the title. */
  readonly text: string;
}

/** RFC 5545: octets of a line, the break not counted. */
const longestLine = 75;
/** Hour of the day of an alarm: nobody wants one at midnight, when such a day begins. */
const alarmHour = 9;
/** Sequences count seconds from here, so that they stay below the 2³¹ of an INTEGER. */
const sequenceEpoch = Date.UTC(2020, 0, 1);

/**
 * An iCalendar file (RFC 5545) with one event a token, which lasts for the whole day on which the token ends where the
 * user is. A later export has the same UIDs and a higher SEQUENCE: a calendar that takes both moves the events.
 *
 * @param reminders at least one
 */
export async function reminderCalendar(reminders: readonly Reminder[], now: Date): Promise<string> {
  const { createEvents } = await import('ics');
  const header = { productId: '-//git-providers//reminders//EN', method: 'PUBLISH' };
  const { error, value } = createEvents(
    reminders.map((reminder) => eventOf(reminder, now)),
    header,
  );
  if (value === null) throw error ?? new Error('no calendar was made');
  return foldedByOctets(value);
}

function eventOf({ providerId, expiresAt, title, text }: Reminder, now: Date): EventAttributes {
  const alarms = expiryStages.filter((days) => days > 0 && alarmAt(expiresAt, days) > now);
  return {
    uid: `${providerId}@git-providers`,
    sequence: Math.floor((now.getTime() - sequenceEpoch) / 1000),
    start: dayOf(expiresAt, 0),
    end: dayOf(expiresAt, 1),
    title,
    description: text,
    transp: 'TRANSPARENT',
    alarms: alarms.map((days) => ({
      action: 'display' as const,
      // The library escapes every text but this one.
      description: title.replace(/[\\;,]/g, (found) => `\\${found}`),
      // A day is written in hours to spare the library an empty time, which RFC 5545 does not allow.
      trigger: { before: true, ...(days > 1 && { days: days - 1 }), hours: 24 - alarmHour },
    })),
  };
}

/** The day of an instant by the user's clock, some days later, as a date of a calendar. */
function dayOf(instant: Date, later: number): DateArray {
  const day = new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() + later);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()];
}

/** In the morning, some days before the day of an instant. */
function alarmAt(instant: Date, days: number): Date {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() - days, alarmHour);
}

/** The library folds by characters: lines with others than ASCII would be too long. */
function foldedByOctets(text: string): string {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(foldLine)
    .join('\r\n');
}

function foldLine(line: string): string {
  let folded = '';
  let room = longestLine;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      folded += '\r\n ';
      room = longestLine - 1;
    }
    folded += character;
    room -= octets;
  }
  return folded;
}
