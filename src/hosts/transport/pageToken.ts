/** A page within one of several listings of a host, as it travels through `RepositoryPage.next`. */
export interface PageToken<Listing extends string> {
  readonly listing: Listing;
  /** From 1. */
  readonly page: number;
}

export function writePageToken({ listing, page }: PageToken<string>): string {
  return `${listing}:${String(page)}`;
}

/** No listing goes further: what a host claims beyond it is reached page by page. */
export const mostPages = 1000;

/** Tokens of all pages from `next` to `last`, where a host tells the number of the last one. */
export function restOf(
  listing: string,
  next: number | undefined,
  last: number | undefined,
): { readonly rest?: readonly string[] } {
  if (next === undefined || last === undefined || last < next) return {};
  const count = Math.min(last - next + 1, mostPages);
  return { rest: Array.from({ length: count }, (_, i) => writePageToken({ listing, page: next + i })) };
}

/** Gives the first page of the first listing for a text that is no token of ours. */
export function readPageToken<Listing extends string>(
  text: string | undefined,
  listings: readonly [Listing, ...Listing[]],
): PageToken<Listing> {
  const [, name, page] = /^([a-z]+):([1-9]\d{0,6})$/i.exec(text ?? '') ?? [];
  const listing = listings.find((known) => known === name);
  return listing === undefined ? { listing: listings[0], page: 1 } : { listing, page: Number(page) };
}
