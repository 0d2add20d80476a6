/** How far one client may go. Tests shorten these. */
export interface TransportLimits {
  /** Milliseconds for one request, its redirects, retries and the waiting between them included. */
  readonly deadlineMs: number;
  /** Bytes of a body after decompression. */
  readonly bodyBytes: number;
  /** Requests of one client that are under way together. */
  readonly atOnce: number;
  /** How often a GET is sent again. */
  readonly retries: number;
  /** How many redirects of one request are followed. */
  readonly redirects: number;
  /** Milliseconds before the first retry where the host names no time; doubled for each further one. */
  readonly backOffMs: number;
  /** Milliseconds: a host that asks for a longer wait is believed, and not asked again. */
  readonly longestWaitMs: number;
}

export const defaultLimits: TransportLimits = {
  deadlineMs: 15_000,
  bodyBytes: 10 * 1024 * 1024,
  atOnce: 5,
  retries: 2,
  redirects: 3,
  backOffMs: 400,
  longestWaitMs: 10_000,
};
