/** What an extension can see of the place where VS Code keeps secrets. */
export interface SecretPlaceFacts {
  /** The window is a page in a browser. */
  readonly inBrowser: boolean;
  /** Extensions run on another machine than the window, whose keyring they cannot see. */
  readonly remote: boolean;
  /** As `process.platform` spells it. */
  readonly platform: string;
  /** There is a D-Bus session bus: keyrings of Linux are reached over it. */
  readonly sessionBus: boolean;
}

/**
 * Whether a token is likely kept in memory only. VS Code has no API that tells, so only the clear case counts: its
 * desktop window on Linux without a bus over which a keyring could be reached.
 * Source: `platform/secrets/common/secrets.ts` of VS Code.
 */
export function lacksKeyring({ inBrowser, remote, platform, sessionBus }: SecretPlaceFacts): boolean {
  return platform === 'linux' && !inBrowser && !remote && !sessionBus;
}
