/** Characters that are shown of a text. */
const shownLimit = 200;

/**
 * A text as a code span of one line, also in the cell of a table: no markup, HTML, link, automatic link or icon in it
 * comes to life, and nothing in it turns the reading direction of what stands around it.
 */
export function literal(text: string): string {
  const line = Array.from(
    text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim(),
  );
  const shown = line.length > shownLimit ? `${line.slice(0, shownLimit).join('')}…` : line.join('');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A space on both sides is taken away by the reader; without it a backtick at the end would join the fence.
  const padded = shown === '' || /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  // A table takes the backslash away before it reads the cell.
  return fence + padded.replace(/\|/g, '\\|') + fence;
}

/** @param rows cells of Markdown; what others wrote goes through `literal` */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}
