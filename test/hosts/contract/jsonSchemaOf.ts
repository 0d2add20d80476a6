import { asFields } from '../core/requestBody';

/** A reference as the validator knows it: every component is a schema of its own. */
export const componentId = (reference: string) => `component:/${encodeURIComponent(reference)}`;

/** Of OpenAPI's keywords those that JSON Schema has as well and that hold values to something. */
const kept = new Set([
  'type',
  'enum',
  'required',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]);

/** Formats that say how a number or text is stored, not what it looks like. */
const storage = new Set(['int32', 'int64', 'float', 'double', 'byte', 'binary', 'password', 'timestamp']);

type Schema = Readonly<Record<string, unknown>> | boolean;

/**
 * A schema of OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, references become identifiers, each of which is
 * told to `meet`. Where a discriminator picks one of several, any of them will do.
 */
export function jsonSchemaOf(source: unknown, meet: (reference: string) => void): Schema {
  if (typeof source === 'boolean') return source;
  const fields = asFields(source);
  const convert = (value: unknown) => jsonSchemaOf(value, meet);
  const reference = fields['$ref'];
  if (typeof reference === 'string') {
    meet(reference);
    return { $ref: componentId(reference) };
  }
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(fields)) {
    if (kept.has(keyword)) {
      if (keyword !== 'format' || !storage.has(String(value))) schema[keyword] = value;
    } else if (keyword === 'properties') {
      schema[keyword] = Object.fromEntries(
        Object.entries(asFields(value)).map(([name, property]) => [name, convert(property)]),
      );
    } else if (['items', 'not', 'additionalProperties'].includes(keyword)) {
      schema[keyword] = convert(value);
    } else if (['allOf', 'anyOf', 'oneOf'].includes(keyword) && Array.isArray(value)) {
      const name = keyword === 'oneOf' && 'discriminator' in fields ? 'anyOf' : keyword;
      schema[name] = value.map(convert);
    }
  }
  return fields['nullable'] === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
