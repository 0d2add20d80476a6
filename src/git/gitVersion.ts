import { execFile } from 'node:child_process';
import { fail, ok, type Result } from '../shared/result';

export interface GitVersion {
  readonly major: number;
  readonly minor: number;
}

/** `missing`: it cannot be run. `unreadable`: what it says is no version of Git's. */
export type GitVersionProblem = 'missing' | 'unreadable';

/** Rejects with the signal's reason when aborted. */
export function gitVersion(
  gitPath: string,
  signal: AbortSignal,
): Promise<Result<GitVersion, GitVersionProblem>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    execFile(gitPath, ['--version'], { signal, timeout: 10_000, windowsHide: true }, (error, stdout) => {
      if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
      else resolve(error === null ? readGitVersion(stdout) : fail('missing'));
    });
  });
}

export function readGitVersion(text: string): Result<GitVersion, GitVersionProblem> {
  const match = /^git version (\d+)\.(\d+)/.exec(text);
  return match === null ? fail('unreadable') : ok({ major: Number(match[1]), minor: Number(match[2]) });
}

/** `GIT_CONFIG_COUNT` is read since Git 2.31. */
export function supportsEnvironmentConfig(version: GitVersion): boolean {
  return version.major > 2 || (version.major === 2 && version.minor >= 31);
}
