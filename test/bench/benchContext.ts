/** What the bench is told of the outside. */
export interface BenchContext {
  /** Size of the eager bundle of a release. */
  readonly eagerBytes: number;
  /** Node of the embedded VS Code. */
  readonly node: string;
  /** `dist` of the embedded VS Code's own Git extension, which holds its askpass. */
  readonly gitExtension: string;
}
