import { randomBytes } from 'node:crypto';
import { chmod, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file's text at once: whoever reads it, also after a crash, finds the old text or the new one. Links are
 * followed and the mode is kept. Rejects with the file system's error.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode & 0o777);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, mode & 0o777);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await removeLeft(target).catch(() => undefined);
}

/** Milliseconds after which nobody is still writing. */
const longestWriteMs = 60_000;

/** Takes away what processes have left beside a file that were killed while they wrote. */
async function removeLeft(target: string): Promise<void> {
  const [folder, name] = [dirname(target), basename(target)];
  const left = (await readdir(folder)).filter(
    (each) => each.startsWith(`${name}.`) && /^\.[0-9a-f]{12}\.tmp$/.test(each.slice(name.length)),
  );
  for (const path of left.map((each) => join(folder, each))) {
    if (Date.now() - (await stat(path)).mtimeMs > longestWriteMs) await rm(path, { force: true });
  }
}

/** Nobody may write to it, by its mode: what holds for the superuser too, whom no mode stops. */
export async function isReadOnly(path: string): Promise<boolean> {
  return ((await stat(path)).mode & 0o222) === 0;
}
