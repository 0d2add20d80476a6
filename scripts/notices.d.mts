import type { Metafile } from 'esbuild';

export declare function notices(metafiles: readonly Metafile[]): string;
