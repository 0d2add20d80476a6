/** What `npm start` prints of one practice host, read as a person would. */
export interface PrintedHost {
  readonly title: string;
  readonly baseUrl: string;
  /** Of a private repository. */
  readonly cloneUrl: string;
  /** By label. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** A title is underlined; the host's facts and tokens follow it. */
export function readPrintedHosts(text: string): readonly PrintedHost[] {
  const titles = [...text.matchAll(/^(\S.*)\n=+$/gm)];
  return titles.map((match, index) => {
    const part = text.slice(match.index + match[0].length, titles[index + 1]?.index);
    return {
      title: match[1] ?? '',
      baseUrl: field(part, 'Base URL'),
      cloneUrl: field(part, 'Clone'),
      tokens: new Map(
        [
          ...part.matchAll(
            /^ {2}(\S.*)\n {4}can .*\n(?: {5,}.*\n)*(?: {4}cannot .*\n)(?: {5,}.*\n)* {4}(\S+)$/gm,
          ),
        ].map(([, label = '', token = '']) => [label, token]),
      ),
    };
  });
}

function field(part: string, name: string): string {
  return new RegExp(`^  ${name} +(\\S+)$`, 'm').exec(part)?.[1] ?? '';
}
