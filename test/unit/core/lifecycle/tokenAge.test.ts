import { describe, expect, it } from 'vitest';
import { rotationDue, tokenAge } from '../../../../src/core/lifecycle/tokenAge';
import { noon } from '../sampleProviders';

const dayMs = 86_400_000;

function savedBefore(days: number): { readonly savedAt: string } {
  return { savedAt: new Date(noon.getTime() - days * dayMs).toISOString() };
}

describe('the age of a token', () => {
  it('is in whole days since it was saved', () => {
    expect([0, 0.99, 1, 95.5].map((days) => tokenAge(savedBefore(days), noon))).toEqual([0, 0, 1, 95]);
  });

  it('is not less because something beside the token was changed', () => {
    const tokenSavedAt = savedBefore(95.5).savedAt;
    expect(tokenAge({ ...savedBefore(1), tokenSavedAt }, noon)).toBe(95);
    expect(rotationDue({}, { ...savedBefore(1), tokenSavedAt }, 90, noon)).toBe(95);
  });

  it('is never less than nothing, and not known without a date', () => {
    expect(tokenAge(savedBefore(-3), noon)).toBe(0);
    expect(tokenAge({ savedAt: 'once' }, noon)).toBeUndefined();
  });
});

describe('a token', () => {
  it('should be rotated from the day of the setting on', () => {
    expect([89.99, 90, 95].map((days) => rotationDue({}, savedBefore(days), 90, noon))).toEqual([
      undefined,
      90,
      95,
    ]);
  });

  it('goes by the provider’s own number before the setting', () => {
    expect(rotationDue({ rotationDays: 30 }, savedBefore(31), 90, noon)).toBe(31);
    expect(rotationDue({ rotationDays: 180 }, savedBefore(95), 90, noon)).toBeUndefined();
  });

  it('is never too old where that is switched off, in general or for the provider', () => {
    expect(rotationDue({}, savedBefore(4000), 0, noon)).toBeUndefined();
    expect(rotationDue({ rotationDays: 0 }, savedBefore(4000), 90, noon)).toBeUndefined();
    expect(rotationDue({ rotationDays: 30 }, savedBefore(31), 0, noon)).toBe(31);
  });

  it('is too old also where its expiry is not known', () => {
    expect(rotationDue({}, { ...savedBefore(100) }, 90, noon)).toBe(100);
  });
});
