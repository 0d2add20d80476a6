import type { Metafile } from 'esbuild';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its manifest. */
  readonly licence: string;
  readonly author: string;
  readonly texts: readonly string[];
}

export declare function bundledPackages(metafiles: readonly Metafile[]): readonly BundledPackage[];
