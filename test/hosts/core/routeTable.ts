export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route: a pattern such as `/repos/:owner/:name`, and what answers with the decoded parts in its order. */
export interface RouteEntry<Call, Answer> {
  /** `GET` where absent. */
  readonly method?: Method;
  readonly pattern: string;
  readonly answer: (call: Call, ...parts: string[]) => Answer;
}

/** The answer of the first route that fits, as a function still to be called, or `undefined`. */
export function matchRoute<Call, Answer>(
  routes: readonly RouteEntry<Call, Answer>[],
  method: string,
  segments: readonly string[],
): ((call: Call) => Answer) | undefined {
  for (const route of routes) {
    if ((route.method ?? 'GET') !== method) continue;
    const parts = partsOf(route.pattern, segments);
    if (parts !== undefined) return (call) => route.answer(call, ...parts);
  }
  return undefined;
}

function partsOf(pattern: string, segments: readonly string[]): string[] | undefined {
  const expected = pattern.split('/').filter((part) => part !== '');
  if (expected.length !== segments.length) return undefined;
  const parts: string[] = [];
  for (const [index, part] of expected.entries()) {
    const actual = segments[index] ?? '';
    if (part.startsWith(':')) parts.push(actual);
    else if (part !== actual) return undefined;
  }
  return parts;
}
