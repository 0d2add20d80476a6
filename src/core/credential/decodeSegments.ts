import { hasControlCharacter } from '../provider/baseUrl';

/**
 * Splits an encoded path into decoded segments. Gives `undefined` for a path that two readers could read
 * differently: encoded slashes or dots, `..`, empty segments, control characters, malformed escapes.
 */
export function decodeSegments(path: string): readonly string[] | undefined {
  if (path.includes('//')) return undefined;
  const trimmed = path.replace(/^\//, '').replace(/\/$/, '');
  if (trimmed === '') return [];
  const segments: string[] = [];
  for (const part of trimmed.split('/')) {
    const decoded = decodeSegment(part);
    if (decoded === undefined) return undefined;
    segments.push(decoded);
  }
  return segments;
}

/**
 * Splits a path that was decoded once, as Git does before it asks a helper. An escape that is left would be decoded
 * a second time by some readers only, and what is left of a query or a fragment was no path on the wire: such a path
 * has no segments either.
 */
export function plainSegments(path: string): readonly string[] | undefined {
  return /%[0-9a-f]{2}|[?#]/i.test(path) ? undefined : decodeSegments(path.replaceAll('%', '%25'));
}

function decodeSegment(part: string): string | undefined {
  if (part === '' || /%2f|%5c|%2e|%00|\\/i.test(part)) return undefined;
  try {
    const decoded = decodeURIComponent(part);
    const ambiguous = decoded === '.' || decoded === '..' || hasControlCharacter(decoded);
    return ambiguous ? undefined : decoded;
  } catch {
    return undefined;
  }
}
