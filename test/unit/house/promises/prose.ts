/** The prose of a Markdown file by its headings, plain, each in one line: no code blocks, no pictures, no marks. */
export function proseByHeading(markdown: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let heading = '';
  for (const line of markdown.replace(/^```[^]*?^```$/gm, '').split('\n')) {
    const found = /^#+ (.+)$/.exec(line)?.[1];
    if (found !== undefined) heading = found;
    else sections.set(heading, `${sections.get(heading) ?? ''}\n${line}`);
  }
  return new Map(
    [...sections].map(([each, text]) => [each, plain(text)] as const).filter(([, text]) => text !== ''),
  );
}

/** Without the marks of Markdown, in one line. */
function plain(text: string): string {
  return text
    .replace(/^\|[ -|]*-{3}[ -|]*\|$/gm, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:-|\d+\.) /gm, '')
    .replace(/\*\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`/g, '')
    .replace(/\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What of a text is in none of the excerpts, apart from punctuation and what joins two of them. */
export function uncovered(text: string, excerpts: readonly string[]): readonly string[] {
  let rest = text;
  for (const excerpt of [...excerpts].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(excerpt, '\n');
  }
  return rest
    .split('\n')
    .map((part) => part.replace(/^[\s,;:.()]+|[\s,;:.()]+$/g, ''))
    .filter((part) => !['', 'and', 'or', 'but', 'then'].includes(part));
}
