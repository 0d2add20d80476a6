/** One HTTP request as it goes out. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, before its body is read. */
export interface WireResponse {
  /** 0 where the platform hides a redirect. */
  readonly status: number;
  readonly headers: Headers;
  /** Decompressed. Leaving the loop early lets go of the connection. */
  readonly body: AsyncIterable<Uint8Array> | undefined;
  /** Lets go of the connection without reading the body. */
  discard(): Promise<void>;
}

/** Sends one request once: no redirect, no retry, no proxy or agent of its own, every status is an answer. */
export type Wire = (request: WireRequest, signal: AbortSignal) => Promise<WireResponse>;
