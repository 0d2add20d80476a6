import fc from 'fast-check';

/** Characters that mean something to one of the formats, or to none. */
const awkward = [
  '\n',
  '\r',
  '\0',
  '\u001b',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '=',
  '/',
  '\\',
  '%2f',
  '%00',
  '..',
  '@',
  ':',
  '#',
  '?',
  '"',
  '{',
  '[',
  '<',
  '&',
  '🔑',
  'é',
  ' ',
  '\t',
];

/** Texts of all kinds, some long. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 5 })), { maxLength: 12 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }).map((length) => 'a'.repeat(length)) },
);

/** Values as JSON has them, and some that it has not. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 3, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      0,
      -1,
      1.5,
      NaN,
      Infinity,
      1e308,
      2 ** 53,
      '',
      [],
      {},
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      JSON.parse('{"__proto__":{"polluted":true}}'),
      { constructor: { prototype: {} } },
      Object.create(null),
      [[[[[[[[[[]]]]]]]]]],
    ),
  },
);

/** Mostly a good value, sometimes any other. */
export function mostly<T>(good: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<unknown> {
  return fc.oneof({ weight, arbitrary: good }, { weight: 1, arbitrary: anyValue });
}

/** Takes pieces of a text out, doubles them or puts others in, so that most of its shape stays. */
export function mutated(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.nat(), length: fc.nat({ max: 6 }), put: fc.oneof(text, fc.constant('')) });
  return fc.tuple(whole, fc.array(cut, { maxLength: 3 })).map(([original, cuts]) =>
    cuts.reduce((sofar, { at, length, put }) => {
      const from = at % (sofar.length + 1);
      return sofar.slice(0, from) + put + sofar.slice(from + length);
    }, original),
  );
}

export function expectUnpolluted(): void {
  if ('polluted' in {}) throw new Error('An input changed the prototype of all objects.');
}
