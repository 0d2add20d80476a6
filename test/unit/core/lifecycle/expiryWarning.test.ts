import { describe, expect, it } from 'vitest';
import {
  expiryWarning,
  isWarningDue,
  recordOf,
  tomorrow,
  type ExpiryWarning,
  type WarningRecord,
} from '../../../../src/core/lifecycle/expiryWarning';
import type { Health } from '../../../../src/core/provider/health';
import { sample } from '../sampleProviders';
import { inZone } from './inZone';

const dayMs = 86_400_000;
const end = new Date('2026-11-22T12:00:00Z');
const account = { savedAt: '2026-01-01T00:00:00.000Z', expiresAt: end.toISOString() };
const provider = sample('https://github.com');

function before(days: number): Date {
  return new Date(end.getTime() - days * dayMs);
}

function health(outcome: Health['outcome'], tokenSavedAt = account.savedAt): Health {
  return { outcome, checkedAt: account.savedAt, tokenSavedAt };
}

/** What is said while time passes in steps of ten minutes, by the days that are left. */
function saidUntilEnd(known = account): readonly number[] {
  const said: number[] = [];
  let given: WarningRecord | undefined;
  for (let left = 40; left > -10; left -= 1 / 144) {
    const warning = expiryWarning(provider, known, health('connected'), before(left));
    if (warning === undefined || !isWarningDue(warning, given, before(left))) continue;
    given = recordOf(warning);
    said.push(Math.round(left * 10) / 10);
  }
  return said;
}

describe('warnings of expiry', () => {
  it('come once for each stage and once after the end', () => {
    expect(saidUntilEnd()).toEqual([15, 8, 2, -0]);
  });

  it('come at the usual times for a token that is entered with nine days left, but for the first', () => {
    const nineDays = { ...account, savedAt: before(9).toISOString() };
    expect(saidUntilEnd(nineDays)).toEqual([8, 2, -0]);
  });

  it('do not come for an expiry that is not known, nor for a token that never ends', () => {
    expect(saidUntilEnd({ ...account, expiresAt: 'never' })).toEqual([]);
    const { savedAt } = account;
    expect(expiryWarning(provider, { savedAt }, health('connected'), end)).toBeUndefined();
  });

  it('come whether the connection was tested or not', () => {
    for (const known of [undefined, health('connected'), health('offline'), health('problem')]) {
      expect(expiryWarning(provider, account, known, before(3))?.stage).toBe(7);
    }
  });

  it('do not come for an inactive provider, a missing token, or one that the host has rejected', () => {
    const inactive = { ...provider, status: 'inactive' } as const;
    expect(expiryWarning(inactive, account, health('connected'), before(3))).toBeUndefined();
    expect(expiryWarning(provider, { kind: 'missing' }, undefined, before(3))).toBeUndefined();
    expect(expiryWarning(provider, account, health('rejected'), before(3))).toBeUndefined();
  });

  it('come for a new token in the place of a rejected one', () => {
    expect(expiryWarning(provider, account, health('rejected', 'before'), before(3))?.stage).toBe(7);
  });
});

describe('a warning that was given', () => {
  const warning: ExpiryWarning = { ...account, provider, stage: 7 };

  it('is not given again, nor an earlier one', () => {
    expect(isWarningDue(warning, recordOf(warning), before(6))).toBe(false);
    expect(isWarningDue({ ...warning, stage: 14 }, recordOf(warning), before(6))).toBe(false);
    expect(isWarningDue({ ...warning, stage: 1 }, recordOf(warning), before(1))).toBe(true);
  });

  it('says nothing of another token, or of another end of the same one', () => {
    const given = recordOf({ ...warning, stage: 0 });
    expect(isWarningDue({ ...warning, savedAt: before(10).toISOString() }, given, before(6))).toBe(true);
    expect(isWarningDue({ ...warning, expiresAt: before(-5).toISOString() }, given, before(6))).toBe(true);
  });

  it('comes again when it was put off, and not before, whatever the stage', () => {
    const given = recordOf(warning, before(5));
    expect(isWarningDue(warning, given, before(5.01))).toBe(false);
    expect(isWarningDue({ ...warning, stage: 1 }, given, before(5.01))).toBe(false);
    expect(isWarningDue(warning, given, before(5))).toBe(true);
    expect(isWarningDue(warning, recordOf(warning), before(5))).toBe(false);
  });

  it('comes again when the clock was set back since it was put off', () => {
    expect(isWarningDue(warning, recordOf(warning, before(5)), before(400))).toBe(true);
  });
});

describe('tomorrow', () => {
  const summerEnds = '2026-10-31T22:00:00Z';
  const summerBegins = '2026-03-08T04:00:00Z';

  it.each([
    ['Pacific/Pago_Pago', '2026-11-22T23:30:00Z', '2026-11-23T17:00:00.000Z'],
    ['UTC', '2026-11-22T23:30:00Z', '2026-11-23T06:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-22T23:30:00Z', '2026-11-23T16:00:00.000Z'],
    ['America/New_York', summerEnds, '2026-11-01T11:00:00.000Z'],
    ['America/New_York', summerBegins, '2026-03-08T10:00:00.000Z'],
  ])('begins in the morning where the user is: %s at %s', async (zone, now, morning) => {
    expect(await inZone(zone, () => tomorrow(new Date(now)).toISOString())).toBe(morning);
  });
});
