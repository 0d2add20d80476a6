import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOfPattern, matchesPipelinePath } from '../../../core/pipeline/pipelineFile';

/** The first file of a working tree that the host would take for a pipeline, below its root. */
export async function findPipelineFile(
  root: string,
  patterns: readonly string[],
): Promise<string | undefined> {
  for (const pattern of patterns) {
    const folder = folderOfPattern(pattern);
    const names = await namesIn(join(root, folder));
    const path = names
      .map((name) => (folder === '' ? name : `${folder}/${name}`))
      .find((each) => matchesPipelinePath(pattern, each));
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Names in a folder; none where there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
