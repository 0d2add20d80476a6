import { describe, expect, it } from 'vitest';
import { readPrefill } from '../../../../src/core/provider/prefill';

describe('what a new provider is prefilled with', () => {
  it('is taken from the argument, trimmed, without what is blank', () => {
    const prefill = { type: 'gitlab', baseUrl: ' https://gitlab.acme.com ', organization: ' ', name: 'Work' };
    expect(readPrefill({ prefill })).toEqual({
      type: 'gitlab',
      baseUrl: 'https://gitlab.acme.com',
      name: 'Work',
    });
  });

  it('may name a repository', () => {
    const url = 'https://gitlab.acme.com/acme/web.git';
    expect(readPrefill({ prefill: { url } })).toEqual({ url });
  });

  it.each([
    ['nothing', undefined],
    ['a row of the tree', { providerId: '1' }],
    ['a text', 'https://gitlab.acme.com'],
    ['a number in place of a text', { prefill: { name: 7 } }],
    ['a name that is too long', { prefill: { name: 'x'.repeat(101) } }],
    ['an address that is too long', { prefill: { url: `https://a/${'x'.repeat(2000)}` } }],
    ['a control character', { prefill: { name: 'Work\u0007' } }],
  ])('is not taken from %s', (_what, argument) => {
    expect(readPrefill(argument)).toBeUndefined();
  });

  it('takes nothing that it does not know', () => {
    expect(readPrefill({ prefill: { name: 'Work', token: 'secret' } })).toEqual({ name: 'Work' });
  });
});
