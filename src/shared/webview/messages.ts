/** What a page may ask of the extension under one name, and what it gets. Both are plain data. */
export interface Exchange {
  readonly params: unknown;
  readonly result: unknown;
}

/** A map of names to exchanges: the contract between a page and the extension. */
export type Exchanges<R> = { readonly [M in keyof R]: Exchange };

export interface RequestMessage {
  readonly kind: 'request';
  /** Chosen by the page, repeated in the answer. */
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** `sentence`: why there is no result, in the user's language. */
export type AnswerMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly sentence: string };

/** Something that the extension tells without having been asked. */
export interface EventMessage {
  readonly kind: 'event';
  readonly name: string;
  readonly value: unknown;
}
