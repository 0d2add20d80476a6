import { createHash } from 'node:crypto';

/**
 * Names a window by the workspace it shows, so that a terminal which outlives a reload still finds its window.
 * `w` and twelve hexadecimal digits of the SHA-256 of the workspace's URI; `empty` for a window without one.
 */
export function windowId(workspaceUri: string | undefined): string {
  if (workspaceUri === undefined) return 'empty';
  return `w${createHash('sha256').update(workspaceUri).digest('hex').slice(0, 12)}`;
}
