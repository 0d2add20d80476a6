import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeHost } from '../hosts/core/practiceHost';
import { runGit } from '../unit/practice/runGit';

/** Pushes one more commit to `main` of a practice host's repository, with Git and its *full access* token. */
export async function pushCommit(host: PracticeHost, fullName: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gp-push-'));
  const { token, username } = host.token('full access');
  const git = async (...words: readonly string[]): Promise<void> => {
    const { code, output } = await runGit(words, { token, username }, folder);
    if (code !== 0) throw new Error(`git ${words[0] ?? ''}: ${output}`);
  };
  await git('clone', '--quiet', host.cloneUrl(fullName), '.');
  await writeFile(join(folder, 'pushed.txt'), folder);
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'Pushed');
  await git('push', '--quiet', 'origin', 'HEAD:main');
  await rm(folder, { recursive: true });
}
