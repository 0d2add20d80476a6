import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, relative } from 'node:path';

/**
 * Absolute path of a program, looked up once so that nothing looks it up later. Relative entries of `searchPath`
 * are skipped, and so is everything at or below `forbiddenRoots`, the folders whose contents come from others.
 */
export async function resolveTool(
  name: string,
  searchPath: string,
  forbiddenRoots: readonly string[],
): Promise<string | undefined> {
  const roots = await Promise.all(forbiddenRoots.map((root) => realpath(root).catch(() => root)));
  const forbidden = [...forbiddenRoots, ...roots];
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const entry of searchPath.split(delimiter)) {
    if (!isAbsolute(entry)) continue;
    const path = join(entry, file);
    const target = await executable(path);
    if (target === undefined) continue;
    if (forbidden.some((root) => isBelow(path, root) || isBelow(target, root))) continue;
    return path;
  }
  return undefined;
}

async function executable(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return (
    way === '' || (way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way))
  );
}
