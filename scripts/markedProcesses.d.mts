export interface MarkedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly argv: readonly string[];
  /** `NAME=value`, as they were when the process began. */
  readonly environment: readonly string[];
}
export declare const markName: string;
export declare function markedProcesses(mark: string, name?: string): MarkedProcess[];
