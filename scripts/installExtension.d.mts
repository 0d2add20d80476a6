export declare function installExtension(extensionsFolder: string, source?: string): Promise<string>;
export declare function installVsix(directory: string, vsix: string, version?: string): Promise<void>;
