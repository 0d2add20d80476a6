import { execFile } from 'node:child_process';
import { httpsAddress } from '../../credential/httpsAddress';
import { repositoryKeyOf } from '../../remoteSources/repositoryKeyOf';
import type { ChosenProvider, SshRemote } from './projectAnswers';

/** A working tree of the repository that is looked for. */
export interface LocalClone {
  readonly root: string;
  /** The remote that names the repository, where it does so over SSH alone: no token is used for it. */
  readonly ssh?: SshRemote;
}

/**
 * The working tree at or around a folder, where one of its remotes is the repository with this key; `undefined`
 * otherwise. Git itself is asked, so that VS Code does not open what is only looked at.
 *
 * @param git path of VS Code's Git
 */
export async function cloneOf(
  git: string,
  folder: string,
  { provider, host }: ChosenProvider,
  key: string,
): Promise<LocalClone | undefined> {
  const root = (await run(git, folder, ['rev-parse', '--show-toplevel']))?.replace(/\r?\n$/, '');
  if (root === undefined || root === '') return undefined;
  const lines = await run(git, folder, ['config', '--get-regexp', '^remote\\..*\\.(push)?url$']);
  const remotes = (lines ?? '').split(/\r?\n/).flatMap(readRemote);
  if (remotes.some(({ url }) => repositoryKeyOf(provider, host, url) === key)) return { root };
  for (const { name, push, url } of remotes) {
    const https = httpsAddress(provider, host, url);
    if (https !== undefined && repositoryKeyOf(provider, host, https) === key) {
      return { root, ssh: { name, push, https } };
    }
  }
  return undefined;
}

/** `remote.origin.url git@host:acme/web.git`. */
function readRemote(line: string): readonly RemoteLine[] {
  const [, name, push, url] = /^remote\.(.+)\.(push)?url (.+)$/.exec(line) ?? [];
  return name === undefined || url === undefined ? [] : [{ name, push: push !== undefined, url }];
}

interface RemoteLine {
  readonly name: string;
  /** The address is for pushes alone. */
  readonly push: boolean;
  readonly url: string;
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
