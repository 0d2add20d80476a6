import type { Metafile } from 'esbuild';

export interface BuildOptions {
  /** Minified and without source maps. */
  readonly production?: boolean;
  /** Absolute path of the folder to write to; `dist` unless given. */
  readonly outdir?: string;
}

/** Gives what esbuild says of the bundles: the eager one first, then those that are loaded or run later. */
export declare function build(options?: BuildOptions): Promise<readonly Metafile[]>;
