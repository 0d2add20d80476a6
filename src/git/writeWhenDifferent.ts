import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode } from './hasCode';

/**
 * Gives a file this text and mode in one step, so that no reader ever sees half of it; makes its parent, for this
 * user alone, where it is missing. A directory in its place, which makes every Git command fail that is to include
 * it, goes. `false`: it was so already, and nothing was written.
 */
export async function writeWhenDifferent(path: string, text: string, mode: number): Promise<boolean> {
  if (await isAlready(path, text, mode)) return false;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { mode, flag: 'wx' });
    await chmod(temporary, mode);
    await rename(temporary, path).catch(async (error: unknown) => {
      if (!hasCode(error, 'EISDIR')) throw error;
      await rm(path, { recursive: true });
      await rename(temporary, path);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}

async function isAlready(path: string, text: string, mode: number): Promise<boolean> {
  try {
    const found = await lstat(path);
    const sameMode = process.platform === 'win32' || (found.mode & 0o777) === mode;
    return found.isFile() && sameMode && (await readFile(path, 'utf8')) === text;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
