export interface WorkbenchOptions {
  /** Absolute path of a folder or `.code-workspace` file to open; a new empty folder unless given. */
  readonly folder?: string;
  /** Open no folder at all. */
  readonly emptyWindow?: boolean;
  /** Added to the user's settings before the first start. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Environment of the server, its extensions and its terminals. */
  readonly extraEnv?: Readonly<Record<string, string>>;
  readonly theme?: keyof typeof themes;
  /** Of the windows, in CSS pixels, from the start: VS Code misses a change while it starts. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Starts VS Code with its test driver, which hides toasts. */
  readonly smoke?: boolean;
  /** Workspace trust as users have it; without, every folder is trusted. */
  readonly workspaceTrust?: boolean;
  /** Folder of the browser profile, to keep secrets beyond `close`; needs the same `port`. */
  readonly profile?: string;
  readonly port?: number;
  /** Folder for everything else, to keep it beyond `close`. Short: sockets below it have at most 104 bytes. */
  readonly directory?: string;
  /** Version of the npm package code-server, to try an older VS Code. */
  readonly version?: string;
  /** Folder or `.vsix` of the extension to install (the repository unless given), or `none`. */
  readonly extension?: string;
}

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

/** Settings of a test's window: the DOM renderer of the terminal leaves its text where a test can read it. */
export function settingsOf(options: WorkbenchOptions): Record<string, unknown> {
  return {
    'terminal.integrated.gpuAcceleration': 'off',
    'terminal.integrated.enablePersistentSessions': false,
    ...(options.theme === undefined ? {} : { 'workbench.colorTheme': themes[options.theme] }),
    ...options.userSettings,
  };
}
