export interface TierResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
export interface FileResult extends TierResult {
  readonly path: string;
}
export interface Run {
  readonly ok: boolean;
  readonly files: readonly FileResult[];
}
export declare function withSecondRun(first: Run, second?: Run): TierResult;
