export declare const currentVersion: string;
export declare function embeddedVscode(version?: string): Promise<string>;
