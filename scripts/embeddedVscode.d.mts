export declare const currentVersion: string;
export declare function embeddedVscode(version?: string): Promise<{
  readonly node: string;
  readonly entry: string;
}>;
