import type { IncomingMessage } from 'node:http';

/** What a request carries: JSON or a form, each decoded, or nothing. */
export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly value: URLSearchParams };

export type ReadBody = RequestBody | { readonly kind: 'unreadable' } | { readonly kind: 'tooLarge' };

const largestBytes = 1024 * 1024;

/** Reads a body to its end. What is beyond a mebibyte is passed over, and the request refused. */
export async function readRequestBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes <= largestBytes) chunks.push(part);
  }
  if (bytes > largestBytes) return { kind: 'tooLarge' };
  if (bytes === 0) return { kind: 'none' };
  const text = Buffer.concat(chunks).toString('utf8');
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '')) {
    return { kind: 'form', value: new URLSearchParams(text) };
  }
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable' };
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a form or of a JSON object; those of a form are texts. */
export function fieldsOf(body: RequestBody): Fields {
  switch (body.kind) {
    case 'none':
      return {};
    case 'form':
      return Object.fromEntries(body.value);
    case 'json':
      return asFields(body.value);
  }
}

/** A JSON object's own fields, none for any other value. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** `true` and `"true"` alike, because forms have texts only. */
export function flagIn(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function textsIn(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}
