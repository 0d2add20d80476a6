import { describe, expect, it } from 'vitest';
import { expiryInstant } from '../../../../src/hosts/github/expiry';

describe('the expiry that GitHub names in a header', () => {
  it.each([
    ['2025-02-04 16:42:10 UTC', '2025-02-04T16:42:10.000Z'],
    ['2026-02-06 07:42:23 +0100', '2026-02-06T06:42:23.000Z'],
    ['2026-02-06 07:42:23 -0530', '2026-02-06T13:12:23.000Z'],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is the instant %s', (header, instant) => {
    expect(expiryInstant(header)).toBe(instant);
  });
});
