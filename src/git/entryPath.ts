import { posix } from 'node:path';

/**
 * How the environment of terminals names a file of ours. Below the home directory it begins with `~/`, which Git
 * expands itself: another user, become by `su` in the terminal, then has no such file, which Git does not mind. A file
 * that is there and cannot be read would make every Git command fail.
 */
export function entryPath(path: string, home: string): string {
  const within = posix.relative(home, path);
  const below = within !== '' && !within.startsWith('..') && !posix.isAbsolute(within);
  return posix.isAbsolute(home) && posix.isAbsolute(path) && below ? `~/${within}` : path;
}
