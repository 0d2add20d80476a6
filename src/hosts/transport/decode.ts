import * as v from 'valibot';
import { HostFailure } from './hostFailure';

/** Reads an answer. One that has another shape than the API promises did not come from that API. */
export function decode<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new HostFailure({ kind: 'notThisHost', seen: 'wrongShape' });
  return result.output;
}

/** As `decode`, for what may be there or not: error bodies and details. */
export function decodeIfFits<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/**
 * JSON as `unknown`, `undefined` where the text is none. Half of a pair of UTF-16, which JSON can write and no address
 * can hold, becomes U+FFFD.
 */
export function parseJson(text: string): unknown {
  try {
    const mayBeHalf = /\\u[dD][89a-fA-F]/.test(text);
    const value: unknown = mayBeHalf ? JSON.parse(text, wellFormed) : JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\uFFFD') : value;
}
