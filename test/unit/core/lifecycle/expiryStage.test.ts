import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryStage, expiryStages, type ExpiryStage } from '../../../../src/core/lifecycle/expiryStage';
import { daysLeft } from '../../../../src/core/provider/providerState';
import { inZone } from './inZone';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const end = new Date('2026-11-22T12:00:00Z');

function before(days: number): Date {
  return new Date(end.getTime() - days * dayMs);
}

/** The stage of a token of so many days when so many are left. */
function stageOf(lifeDays: number, leftDays: number): ExpiryStage | undefined {
  return expiryStage(
    { savedAt: before(lifeDays).toISOString(), expiresAt: end.toISOString() },
    before(leftDays),
  );
}

describe('the stage of a token that lives for long', () => {
  it.each([
    [90, undefined],
    [15, undefined],
    [14.99, 14],
    [14, 14],
    [8, 14],
    [7.99, 7],
    [7, 7],
    [2, 7],
    [1.99, 1],
    [1, 1],
    [0.001, 1],
    [0, 1],
    [-0.001, 0],
    [-400, 0],
  ] as const)('is with %s days left: %s', (left, stage) => {
    expect(stageOf(365, left)).toBe(stage);
  });

  it('begins when the whole days that are left first say so', () => {
    for (const stage of [14, 7, 1]) {
      const begin = before(stage + 1).getTime();
      const life = { savedAt: before(365).toISOString(), expiresAt: end.toISOString() };
      expect(expiryStage(life, new Date(begin))).not.toBe(stage);
      expect(expiryStage(life, new Date(begin + 1))).toBe(stage);
      expect(daysLeft(life.expiresAt, new Date(begin + 1))).toBe(stage);
    }
  });
});

describe('the stage of a token that is entered shortly before its end', () => {
  it.each([
    ['16 days', 16, [14, 7, 1]],
    ['14 days', 14, [7, 1]],
    ['10 days', 10, [7, 1]],
    ['9 days', 9, [7, 1]],
    ['8 days and a half', 8.5, [1]],
    ['7 days', 7, [1]],
    ['3 days', 3, [1]],
    ['a day', 1, [1]],
    ['an hour', 1 / 24, [1]],
  ] as const)('with %s left is each of those that are still to come', (_, days, stages) => {
    const seen = Array.from({ length: 2000 }, (__, part) => stageOf(days, days * (1 - part / 2000)));
    expect([...new Set(seen)]).toEqual([undefined, ...stages]);
    expect(stageOf(days, -0.001)).toBe(0);
  });

  it.each([16, 10, 9])('with %s days left begins at the usual time', (days) => {
    expect([8, 7.99, 2, 1.99].map((left) => stageOf(days, left))).toEqual(
      days === 16 ? [14, 7, 7, 1] : [undefined, 7, 7, 1],
    );
  });

  it('is none for a day, whatever is left', () => {
    fc.assert(
      fc.property(fc.double({ min: 6, max: 400, noNaN: true }), (days) => {
        expect(stageOf(days, days - 0.99)).toBeUndefined();
      }),
    );
  });

  it('is the last day’s after two thirds of the time, where that is short', () => {
    for (const days of [1 / 24, 1, 3, 5.9]) {
      expect(stageOf(days, days * 0.34)).toBeUndefined();
      expect(stageOf(days, days * 0.33)).toBe(1);
    }
  });

  it('does not begin anew with another user name', () => {
    const expiresAt = end.toISOString();
    const tokenSavedAt = before(90).toISOString();
    expect(expiryStage({ savedAt: before(10).toISOString(), tokenSavedAt, expiresAt }, before(9.5))).toBe(14);
  });
});

describe('the stages of any token', () => {
  it('come in their order as time passes, and never go back', () => {
    const life = fc.double({ min: 0, max: 1000, noNaN: true });
    const times = fc.array(fc.double({ min: -10, max: 1000, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(life, times, (days, lefts) => {
        const seen = lefts
          .sort((one, other) => other - one)
          .map((left) => stageOf(days, left))
          .map((stage) => (stage === undefined ? -1 : expiryStages.indexOf(stage)));
        expect(seen).toEqual([...seen].sort((one, other) => one - other));
      }),
    );
  });

  it.each([
    ['of an expiry that is not known', undefined],
    ['of a token that never ends', 'never'],
    ['of an expiry that is no date', 'soon'],
  ])('are none %s', (_, expiresAt) => {
    const life = { savedAt: before(365).toISOString(), ...(expiresAt !== undefined && { expiresAt }) };
    expect(expiryStage(life, end)).toBeUndefined();
  });

  it('are the usual ones where it is not known when the token was saved', () => {
    expect(expiryStage({ savedAt: '', expiresAt: end.toISOString() }, before(14))).toBe(14);
  });

  it('are only the last for a token that had ended when it was saved', () => {
    expect(stageOf(-3, -4)).toBe(0);
  });

  it.each(['Pacific/Pago_Pago', 'UTC', 'Pacific/Kiritimati', 'America/New_York'])(
    'do not depend on the time zone: %s',
    async (zone) => {
      // The last night of summer time in New York, of 25 hours, is among the days that are left.
      const life = { savedAt: '2026-01-01T00:00:00-11:00', expiresAt: '2026-11-08T05:30:00+14:00' };
      const seen = [
        '2026-10-23T15:29:59Z',
        '2026-10-23T15:30:01Z',
        '2026-11-07T15:30:00Z',
        '2026-11-07T15:30:01Z',
      ];
      const stages = await inZone(zone, () => seen.map((text) => expiryStage(life, new Date(text))));
      expect(stages).toEqual([undefined, 14, 1, 0]);
    },
  );
});
