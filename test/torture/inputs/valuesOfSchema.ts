import fc from 'fast-check';
import * as v from 'valibot';
import { anyValue, text } from './texts';

/** What a schema of valibot tells of itself, as far as answers of hosts use it. */
const shape = v.looseObject({
  type: v.string(),
  entries: v.optional(v.record(v.string(), v.unknown())),
  item: v.optional(v.unknown()),
  wrapped: v.optional(v.unknown()),
  options: v.optional(v.array(v.unknown())),
  literal: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  pipe: v.optional(v.array(v.unknown())),
});

const instants = ['2026-11-22T12:00:00Z', '2026-11-22', '+275760-09-13T00:00:00Z', '0000-00-00', 'never'];
const links = [
  'https://git.acme.com/a/b',
  'javascript:alert(1)',
  'https://u:p@h/x',
  '//x',
  'http://[',
  'git@h:a/b',
];

/** Values that fit a schema, with pieces here and there that do not. */
export function valuesOf(schema: unknown): fc.Arbitrary<unknown> {
  const right = rightOf(schema);
  return fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: anyValue });
}

function rightOf(schema: unknown): fc.Arbitrary<unknown> {
  const { type, entries = {}, item, wrapped, options = [], literal, value, pipe } = v.parse(shape, schema);
  if (pipe !== undefined && type === 'unknown') return anyValue;
  switch (type) {
    case 'object':
    case 'loose_object':
    case 'strict_object': {
      const fields = Object.entries(entries).map(([name, each]) => [name, valuesOf(each)] as const);
      return fc.record(Object.fromEntries(fields));
    }
    case 'array':
      return fc.array(valuesOf(item), { maxLength: 3 });
    case 'record':
      return fc.dictionary(text, valuesOf(value), { maxKeys: 3 });
    case 'union':
    case 'variant':
      return fc.oneof(...options.map(valuesOf));
    case 'picklist':
      return fc.constantFrom(...options);
    case 'literal':
      return fc.constant(literal);
    case 'optional':
    case 'exact_optional':
      return fc.oneof(
        { weight: 4, arbitrary: valuesOf(wrapped) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      );
    case 'nullable':
    case 'nullish':
      return fc.oneof(
        { weight: 4, arbitrary: valuesOf(wrapped) },
        { weight: 1, arbitrary: fc.constant(null) },
      );
    case 'string':
      return fc.oneof(text, fc.constantFrom(...instants), fc.constantFrom(...links));
    case 'number':
      return fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 2 ** 60, 8.64e15, 8.65e15, 1e300));
    case 'boolean':
      return fc.boolean();
    case 'unknown':
      return anyValue;
    default:
      throw new Error(`No values are known of a schema of the type ${type}.`);
  }
}
