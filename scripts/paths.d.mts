export declare const root: string;
export declare const cacheFolder: string;
export declare const outFolder: string;
