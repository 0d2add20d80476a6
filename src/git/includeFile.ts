import { join } from 'node:path';
import { writeWhenDifferent } from './writeWhenDifferent';

const head = '# Written by the VS Code extension Git Providers for the Git that runs inside VS Code.\n';

/** Directory of the include files and of the helper, below the extension's global storage. */
export function gitDirectory(storageDirectory: string): string {
  return join(storageDirectory, 'git');
}

/** The include file of one window. */
export function includePath(storageDirectory: string, windowId: string): string {
  return join(gitDirectory(storageDirectory), `${windowId}.gitconfig`);
}

/** The helper of one window. Its name shows in Git's words when it tells Git to stop. */
export function helperPath(storageDirectory: string, windowId: string): string {
  return join(gitDirectory(storageDirectory), `${windowId}-credential-helper`);
}

/**
 * Git configuration that asks our helper, and no other, for everything at or below the claimed base URLs.
 * The path has to be asked for, because it tells organizations on one host apart.
 */
export function renderInclude(claims: readonly string[], helperCommand: string): string {
  const sections = [...new Set(claims)]
    .sort()
    .map(
      (url) =>
        `[credential ${quoted(url)}]\n\thelper =\n\thelper = ${quoted(helperCommand)}\n\tuseHttpPath = true\n`,
    );
  return [head, ...sections].join('');
}

/** In the quotes of git-config(5), the same for a subsection and for a value. */
function quoted(text: string): string {
  if (/[\n\r\0]/.test(text)) throw new Error('A line break cannot stand in Git configuration.');
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

export function writeInclude(path: string, text: string): Promise<boolean> {
  return writeWhenDifferent(path, text, 0o600);
}
