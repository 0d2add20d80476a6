import type { Sequence } from './sequence';

export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly total: number;
  readonly last: number;
}

/** One page of numbered ones; nonsense in the query counts as absent, a size above the limit as the limit. */
export function pageOf<T>(
  all: Sequence<T>,
  query: URLSearchParams,
  names: { readonly size: string; readonly defaultSize: number; readonly largest?: number },
): Page<T> {
  const size = Math.min(positive(query.get(names.size)) ?? names.defaultSize, names.largest ?? 100);
  const number = positive(query.get('page')) ?? 1;
  const start = (number - 1) * size;
  return {
    items: all.slice(start, start + size),
    number,
    size,
    total: all.length,
    last: Math.max(1, Math.ceil(all.length / size)),
  };
}

function positive(value: string | null): number | undefined {
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

/** The same request with other parameters. */
export function withQuery(
  url: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string>>,
): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) changed.set(name, value);
  return `${url}?${changed.toString()}`;
}

/** RFC 8288 links in the order in which a host writes them; `undefined` ones are left out. */
export function linkHeader(links: readonly (readonly [relation: string, url: string | undefined])[]): string {
  return links
    .flatMap(([relation, url]) => (url === undefined ? [] : [`<${url}>; rel="${relation}"`]))
    .join(', ');
}
