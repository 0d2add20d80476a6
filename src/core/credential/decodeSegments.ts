/**
 * Splits an encoded path into decoded segments. Gives `undefined` for a path that two readers could read
 * differently: encoded slashes or dots, `..`, empty segments, control characters, malformed escapes.
 */
export function decodeSegments(path: string): readonly string[] | undefined {
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

function decodeSegment(part: string): string | undefined {
  if (part === '' || /%2f|%5c|%2e|%00|\\/i.test(part)) return undefined;
  try {
    const decoded = decodeURIComponent(part);
    // eslint-disable-next-line no-control-regex -- control characters are what this refuses
    return decoded === '.' || decoded === '..' || /[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
