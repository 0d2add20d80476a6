/** What goes wrong with requests below a path. Several may be set together; the delay comes first. */
export interface Fault {
  /** Milliseconds before anything else happens. */
  readonly delayMs?: number;
  /** Never answers; the connection stays open. */
  readonly hang?: boolean;
  /** Sends the head and half of the body, then nothing; the connection stays open. */
  readonly hangInBody?: boolean;
  /** Ends the connection after half of the body that the head has announced. */
  readonly truncate?: boolean;
  /** Resets the connection (TCP RST) before anything is answered. */
  readonly reset?: boolean;
  /** Streams valid JSON of about this many bytes, made while it is sent. */
  readonly oversizedBytes?: number;
  /** Answers so, with `body` or an empty JSON object. */
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers with a page of HTML, as a captive portal does; status 200 unless set. */
  readonly html?: boolean;
  /** Absolute URL to redirect to; status 302 unless set. */
  readonly redirectTo?: string;
  /** Every page of a list is the first one and names a next one. */
  readonly endless?: boolean;
  /** Absolute URL that every page of a list names as its next one. */
  readonly nextPage?: string;
  /** How many requests it hits; all of them where absent. */
  readonly times?: number;
}

/** Faults by path prefix as the client writes the path (`/api/v4/user`); the longest prefix counts, `/` is everything. */
export interface FaultSwitches {
  set(prefix: string, fault: Fault): void;
  clear(prefix?: string): void;
}

export interface FaultTable extends FaultSwitches {
  take(path: string): Fault | undefined;
}

export function createFaultTable(): FaultTable {
  const faults = new Map<string, { readonly fault: Fault; left: number }>();
  return {
    set: (prefix, fault) => void faults.set(prefix, { fault, left: fault.times ?? Infinity }),
    clear(prefix) {
      if (prefix === undefined) faults.clear();
      else faults.delete(prefix);
    },
    take(path) {
      const [hit] = [...faults]
        .filter(([prefix, entry]) => path.startsWith(prefix) && entry.left > 0)
        .sort(([one], [other]) => other.length - one.length);
      if (hit === undefined) return undefined;
      hit[1].left--;
      return hit[1].fault;
    },
  };
}
