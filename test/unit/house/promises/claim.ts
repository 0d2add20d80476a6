/** A part of a document, word for word, without Markdown's marks. */
export type Claim = Shown | Excepted;

/** A promise, with the tests that fail once it is broken. */
interface Shown {
  readonly says: string;
  readonly shownBy: readonly [TestReference, ...TestReference[]];
}

/**
 * What promises nothing that a test could look at: something for the reader to do, the meaning of a word, what the
 * product does not do, or how its authors work.
 */
interface Excepted {
  readonly says: string;
  readonly because: 'instruction' | 'definition' | 'limit' | 'custom';
}

type TestReference = readonly [
  file: `test/${'unit' | 'vscode' | 'browser'}/${string}.test.ts`,
  partOfTitle: string,
];

/** The claims of a document by its headings; the one before the first heading is its title. */
export type ClaimsByHeading = Readonly<Record<string, readonly Claim[]>>;
