import { execFile } from 'node:child_process';
import { repositoryKeyOf } from '../../remoteSources/repositoryKeyOf';
import type { ChosenProvider } from './projectAnswers';

/**
 * Root of the working tree at or around a folder, where one of its remotes is the repository with this key; `undefined`
 * otherwise. Git itself is asked, so that VS Code does not open what is only looked at.
 *
 * @param git path of VS Code's Git
 */
export async function cloneOf(
  git: string,
  folder: string,
  { provider, host }: ChosenProvider,
  key: string,
): Promise<string | undefined> {
  const root = (await run(git, folder, ['rev-parse', '--show-toplevel']))?.replace(/\r?\n$/, '');
  if (root === undefined || root === '') return undefined;
  const lines = await run(git, folder, ['config', '--get-regexp', '^remote\\..*\\.(push)?url$']);
  const urls = (lines ?? '').split(/\r?\n/).map((line) => line.slice(line.indexOf(' ') + 1));
  return urls.some((url) => repositoryKeyOf(provider, host, url) === key) ? root : undefined;
}

/** What Git prints; `undefined` where it fails. */
function run(git: string, folder: string, words: readonly string[]): Promise<string | undefined> {
  const options = { cwd: folder, timeout: 10_000, windowsHide: true };
  return new Promise((resolve) => {
    execFile(git, [...words], options, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
}
