import { describe, expect, it } from 'vitest';
import { reminderCalendar, type Reminder } from '../../../../src/ui/lifecycle/reminderCalendar';
import { inZone } from './inZone';
import { only, readCalendar, type Component } from './readCalendar';

const now = new Date('2026-10-01T12:00:00Z');

const reminder: Reminder = {
  providerId: '5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10',
  expiresAt: new Date('2026-11-22T12:00:00Z'),
  title: 'The token of “Work” on github.com expires',
  text: 'Replace the token.\nThese pipeline projects fail: web, api.',
};

async function calendarOf(reminders: readonly Reminder[] = [reminder], at = now): Promise<Component> {
  return readCalendar(new TextEncoder().encode(await reminderCalendar(reminders, at)));
}

async function eventOf(fields: Partial<Reminder> = {}, at = now): Promise<Component> {
  const { components } = await calendarOf([{ ...reminder, ...fields }], at);
  expect(components).toHaveLength(1);
  return components[0]!;
}

function triggers(event: Component): readonly string[] {
  return event.components.map((alarm) => only(alarm, 'TRIGGER').value);
}

describe('a calendar of reminders', () => {
  it('has an event for each token, with its title and what it is about', async () => {
    const other = { ...reminder, providerId: 'other', title: 'Other' };
    const { components } = await calendarOf([reminder, other]);
    expect(components.map((event) => only(event, 'SUMMARY').value)).toEqual([reminder.title, 'Other']);
    expect(components.map((event) => only(event, 'DESCRIPTION').value)).toEqual([
      reminder.text,
      reminder.text,
    ]);
    expect(components.map((event) => only(event, 'TRANSP').value)).toEqual(['TRANSPARENT', 'TRANSPARENT']);
  });

  it('rings in the morning 14, 7 and 1 days before', async () => {
    expect(triggers(await eventOf())).toEqual(['-P13DT15H', '-P6DT15H', '-PT15H']);
  });

  it('does not ring for what is over already', async () => {
    expect(triggers(await eventOf({}, new Date('2026-11-12T12:00:00Z')))).toEqual(['-P6DT15H', '-PT15H']);
    expect(triggers(await eventOf({}, new Date('2026-11-22T11:00:00Z')))).toEqual([]);
  });

  it('moves the events of an earlier one: the same name, a higher sequence', async () => {
    const later = new Date(now.getTime() + 1000);
    const [one, two] = [
      await eventOf(),
      await eventOf({ expiresAt: new Date('2027-01-01T12:00:00Z') }, later),
    ];
    expect(only(one, 'UID').value).toBe('5f0c9a52-6f4e-4b6c-9a57-0d7f3d1f2a10@git-providers');
    expect(only(two, 'UID').value).toBe(only(one, 'UID').value);
    expect(Number(only(two, 'SEQUENCE').value)).toBeGreaterThan(Number(only(one, 'SEQUENCE').value));
    expect(only(two, 'DTSTART').value).toBe('20270101');
  });

  it('can still be made in fifty years', async () => {
    await eventOf({}, new Date('2076-10-01T12:00:00Z'));
  });

  it.each([
    ['separators', 'a;b,c\\d\\n'],
    ['quotes and colons', 'a "b": c=d'],
    ['long words of other scripts', '供应商的令牌即将过期'.repeat(20)],
    ['signs of four octets', '🔑'.repeat(60)],
    ['one octet more than a line has', `${'x'.repeat(66)}äöü`],
    ['what looks like the end', 'END:VEVENT'],
  ])('keeps %s in names as they are', async (_, title) => {
    const event = await eventOf({ title, text: `${title}\n${title}` });
    expect(only(event, 'SUMMARY').value).toBe(title);
    expect(only(event, 'DESCRIPTION').value).toBe(`${title}\n${title}`);
    expect(event.components.map((alarm) => only(alarm, 'DESCRIPTION').value)).toEqual([title, title, title]);
  });
});

describe('the day of a reminder', () => {
  it.each([
    ['Pacific/Pago_Pago', '2026-11-22T10:59:59Z', '20261121', '20261122'],
    ['Pacific/Pago_Pago', '2026-11-22T11:00:00Z', '20261122', '20261123'],
    ['UTC', '2026-11-22T00:00:00Z', '20261122', '20261123'],
    ['UTC', '2026-11-22T23:59:59Z', '20261122', '20261123'],
    ['Pacific/Kiritimati', '2026-11-22T09:59:59Z', '20261122', '20261123'],
    ['Pacific/Kiritimati', '2026-11-22T10:00:00Z', '20261123', '20261124'],
    ['UTC', '2026-12-31T12:00:00Z', '20261231', '20270101'],
    ['UTC', '2028-02-28T12:00:00Z', '20280228', '20280229'],
    // Of 25 and of 23 hours; and one that begins an hour late.
    ['America/New_York', '2026-11-02T04:30:00Z', '20261101', '20261102'],
    ['America/New_York', '2027-03-14T05:00:00Z', '20270314', '20270315'],
    ['Africa/Cairo', '2027-04-29T22:30:00Z', '20270430', '20270501'],
  ])('is that of the user’s clock: in %s at %s', async (zone, instant, begin, end) => {
    const event = await inZone(zone, () => eventOf({ expiresAt: new Date(instant) }));
    expect(only(event, 'DTSTART').value).toBe(begin);
    expect(only(event, 'DTEND').value).toBe(end);
  });

  it('decides which of its alarms are still to come', async () => {
    const expiresAt = new Date('2026-11-22T12:00:00Z');
    // Nine in the morning of the day before, by either clock.
    for (const [zone, instant] of [
      ['Pacific/Pago_Pago', '2026-11-21T20:00:00Z'],
      ['Pacific/Kiritimati', '2026-11-21T19:00:00Z'],
    ] as const) {
      const at = new Date(instant).getTime();
      const ring = async (ms: number) => triggers(await eventOf({ expiresAt }, new Date(ms)));
      expect(await inZone(zone, () => ring(at - 1))).toEqual(['-PT15H']);
      expect(await inZone(zone, () => ring(at))).toEqual([]);
    }
  });
});

describe('the reader of calendars', () => {
  const calendar = (event: string) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n${event}END:VEVENT\r\nEND:VCALENDAR\r\n`;
  const good =
    'UID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260102\r\nSEQUENCE:1\r\n';
  const read = (text: string) => readCalendar(new TextEncoder().encode(text));

  it('takes a good one', () => {
    expect(only(read(calendar(`${good}SUMMARY:a\r\n b\r\n`)).components[0]!, 'SUMMARY').value).toBe('ab');
  });

  it.each([
    ['without a title', good],
    ['with a comma that is not escaped', `${good}SUMMARY:a,b\r\n`],
    ['with a line of 76 octets', `${good}SUMMARY:${'ä'.repeat(34)}\r\n`],
    ['with a bare line feed', `${good}SUMMARY:a\nb\r\n`],
    [
      'with an empty time',
      `${good}SUMMARY:a\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:a\r\nTRIGGER:-P14DT\r\nEND:VALARM\r\n`,
    ],
    ['with a title twice', `${good}SUMMARY:a\r\nSUMMARY:b\r\n`],
  ])('refuses one %s', (_, event) => {
    expect(() => read(calendar(event))).toThrow();
  });
});
