import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * A Git repository to try things in; kept as it is once it is there. Its `origin` is the given URL.
 *
 * @param {string} folder
 * @param {string | undefined} origin
 */
export async function sampleFolder(folder, origin) {
  if (existsSync(join(folder, '.git'))) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'README.md'), '# A folder to try Git Providers in\n');
  const git = (...args) => run('git', args, { cwd: folder, quiet: true });
  await git('init', '--quiet', '--initial-branch=main');
  if (origin !== undefined) await git('remote', 'add', 'origin', origin);
}
