/** What the bench is told of the outside. Paths are absolute. */
export interface BenchContext {
  /** Size of the eager bundle of a release. */
  readonly eagerBytes: number;
  /** Node of the embedded VS Code. */
  readonly node: string;
  /** `dist` of the embedded VS Code's own Git extension, which holds its askpass. */
  readonly gitExtension: string;
  /** Folder of the product as a release has it. */
  readonly extension: string;
  /** Program of practice hosts, to be run by Node. */
  readonly hostProgram: string;
  /** Program of an extension that does in a window what the bench tells it to. */
  readonly driverProgram: string;
}
