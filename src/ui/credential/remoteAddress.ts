import { execFile } from 'node:child_process';
import { fail, ok, type Result } from '../../shared/result';

/** Git's own words on why it did not, without a credential in them. */
export interface RemoteProblem {
  readonly said: string;
}

export interface RemotePlace {
  /** Path of VS Code's Git. */
  readonly git: string;
  readonly directory: string;
  readonly name: string;
  /** The address for pushes, not the one for both. */
  readonly push: boolean;
}

/**
 * The address as the repository's configuration spells it. VS Code's Git API tells it as Git would use it, and cannot
 * change it.
 */
export async function readRemoteAddress(place: RemotePlace): Promise<Result<string, RemoteProblem>> {
  const key = `remote.${place.name}.${place.push ? 'pushurl' : 'url'}`;
  return run(place, ['config', '--local', '--get', key]);
}

/** The address that Git uses, `url.<base>.insteadOf` of every configuration applied. */
export async function usedRemoteAddress(place: RemotePlace): Promise<Result<string, RemoteProblem>> {
  return run(place, ['remote', 'get-url', ...pushOption(place), place.name]);
}

export async function writeRemoteAddress(
  place: RemotePlace,
  url: string,
): Promise<Result<string, RemoteProblem>> {
  return run(place, ['remote', 'set-url', ...pushOption(place), place.name, url]);
}

function pushOption({ push }: RemotePlace): readonly string[] {
  return push ? ['--push'] : [];
}

function run(
  { git, directory }: RemotePlace,
  words: readonly string[],
): Promise<Result<string, RemoteProblem>> {
  const options = { cwd: directory, timeout: 10_000, windowsHide: true };
  return new Promise((resolve) => {
    execFile(git, [...words], options, (error, stdout, stderr) => {
      const said = stderr.trim().replace(/:\/\/[^\s/@]*@/g, '://');
      resolve(error === null ? ok(stdout.replace(/\r?\n$/, '')) : fail({ said }));
    });
  });
}
