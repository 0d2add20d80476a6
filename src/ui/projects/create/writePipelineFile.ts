import { lstat, mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PipelineFile } from '../../../core/pipeline/pipelineFile';
import { fail, ok, type Result } from '../../../shared/result';
import { hasCode } from '../../../shared/hasCode';

/** Why a file was not written: a folder on its way is a link that leads elsewhere, or the disk refuses. */
export type FileProblem = { readonly kind: 'linked' } | { readonly kind: 'refused'; readonly cause: unknown };

/** A file that was written, and how to take it back. */
export interface WrittenFile {
  readonly path: string;
  /** Removes the file, and the folders made for it, unless it has been changed since: then `false`. */
  readonly undo: () => Promise<boolean>;
}

/** Writes a file into a working tree, and never over another one: `present`. */
export async function writePipelineFile(
  root: string,
  { path, text }: PipelineFile,
): Promise<Result<WrittenFile | 'present', FileProblem>> {
  const target = join(root, path);
  const folders = path.split('/').slice(0, -1);
  const made: string[] = [];
  try {
    for (const [at] of folders.entries()) {
      const folder = join(root, ...folders.slice(0, at + 1));
      const kind = await kindOf(folder);
      if (kind === 'link') {
        await removeEmpty(made);
        return fail({ kind: 'linked' });
      }
      if (kind === 'nothing') {
        await mkdir(folder);
        made.unshift(folder);
      }
    }
    await writeFile(target, text, { flag: 'wx' });
    return ok({ path: target, undo: () => takeBack(target, text, made) });
  } catch (cause) {
    await removeEmpty(made);
    return hasCode(cause, 'EEXIST') ? ok('present') : fail({ kind: 'refused', cause });
  }
}

async function kindOf(path: string): Promise<'link' | 'nothing' | 'something'> {
  try {
    return (await lstat(path)).isSymbolicLink() ? 'link' : 'something';
  } catch {
    return 'nothing';
  }
}

async function takeBack(target: string, text: string, folders: readonly string[]): Promise<boolean> {
  try {
    if ((await readFile(target, 'utf8')) !== text) return false;
  } catch {
    // It is gone already, and with it what is to be taken back.
    return true;
  }
  await rm(target);
  await removeEmpty(folders);
  return true;
}

/** Innermost first. A folder in which there is something by now stays. */
async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
}
