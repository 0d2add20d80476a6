/** What a subject of the torture is told. */
export interface TortureContext {
  /** A folder of its own, empty. */
  readonly directory: string;
  /** Where the programs of the torture are bundled, one file each. */
  readonly programs: string;
  /** In every token, so that a leak shows wherever it comes out. */
  readonly canary: string;
  /** Of everything that is left to chance. */
  readonly seed: number;
  /** How often something is done that is done so often when there is time. */
  readonly times: (whole: number) => number;
  /** Milliseconds that are left for what is done again and again: on a slow machine it is done less often. */
  readonly left: () => number;
  /** The folder of the whole run, in which every subject has left what it left. */
  readonly run: string;
  /** What watched the processes of the run has seen of the canary. */
  readonly seen: readonly string[];
}

/** `done` says what was done and how often; a failure is thrown. */
export type TortureOutcome =
  | { readonly kind: 'done'; readonly done: string }
  /** This machine does not let it be tried. */
  | { readonly kind: 'skipped'; readonly why: string };

export interface Subject {
  /** As the table has it, and `--only`. */
  readonly name: string;
  /** What it is about, in a few words. */
  readonly meaning: string;
  /** Seconds after which it counts as hanging. */
  readonly limit: number;
  readonly run: (context: TortureContext) => Promise<TortureOutcome>;
}

/** Part of a subject's limit that its repetitions may take: what comes before and after takes time too. */
const repeating = 0.6;

export function leftOf(seconds: number): TortureContext['left'] {
  const end = performance.now() + seconds * 1000 * repeating;
  return () => Math.max(0, end - performance.now());
}

/** Whole numbers of which the short form does a fiftieth. */
export function scaled(short: boolean): TortureContext['times'] {
  return (whole) => (short ? Math.max(2, Math.round(whole / 50)) : whole);
}
