import { inspect, isDeepStrictEqual } from 'node:util';

/** Throws where they differ; `what` names the thing in the table. */
export function expectEqual(found: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what}: ${shown(found)} in place of ${shown(expected)}`);
}

function shown(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: Infinity }).slice(0, 400);
}
