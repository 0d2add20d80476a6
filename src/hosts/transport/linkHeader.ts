/** Targets of a `Link` header (RFC 8288) by relation. */
export function readLinks(header: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...(header ?? '').matchAll(/<([^>]*)>\s*;[^,]*?\brel="?([^",;]+)"?/g)].flatMap(([, target, relation]) =>
      target === undefined || relation === undefined ? [] : [[relation, target]],
    ),
  );
}

/** The number of the page that a link leads to. */
export function pageNumber(link: string | undefined): number | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const page = new URL(link).searchParams.get('page') ?? '';
  return /^[1-9]\d{0,8}$/.test(page) ? Number(page) : undefined;
}
