export declare function chromium(): Promise<{
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}>;
