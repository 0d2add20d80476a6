import type { MarkedProcess } from './markedProcesses.mjs';

export interface VscodeServerOptions {
  readonly directory: string;
  readonly port?: number;
  readonly version?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly smokeTest?: boolean;
  readonly workspaceTrust?: boolean;
}

export interface VscodeServer {
  readonly home: string;
  readonly runtime: string;
  readonly userData: string;
  readonly extensions: string;
  readonly settingsFile: string;
  readonly logFile: string;
  readonly origin: string;
  readonly port: number;
  readonly exited: Promise<number>;
  processes(): MarkedProcess[];
  dispose(): Promise<void>;
}

export declare function startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer>;
