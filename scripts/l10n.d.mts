/** Texts by key; one with comments for translators is an object. */
export type Texts = Readonly<
  Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
>;

export declare const languages: readonly string[];

export declare function exportStrings(folder?: string): Promise<Texts>;

export declare function findDifferences(strings: Texts, folder?: string): readonly string[];
