import { describe, expect, it } from 'vitest';
import { withExactIds } from '../../../../src/hosts/github/webhookAnswers';
import { parseJson } from '../../../../src/hosts/transport/decode';

describe('JSON of a host', () => {
  it('holds no half of a pair, which no address can hold', () => {
    const value = parseJson(String.raw`{ "half": ["a\ud800b", "\uDC00"], "whole": "\ud83d\udd11" }`);
    expect(value).toEqual({ half: ['a\uFFFDb', '\uFFFD'], whole: '🔑' });
  });

  it('is nothing where the text is none, also for lists whose numbers are long', () => {
    expect([parseJson(''), parseJson('<p>'), withExactIds(''), withExactIds('<p>')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(withExactIds('[{ "id": 12345678901234567890 }]')).toEqual([{ id: '12345678901234567890' }]);
  });
});
