export declare const oldestVersion: string;
export declare function embeddedVscode(version?: string): Promise<{
  readonly node: string;
  readonly entry: string;
  readonly server: string;
}>;
