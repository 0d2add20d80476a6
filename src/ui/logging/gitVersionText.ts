import { execFile } from 'node:child_process';

const limitMs = 10_000;

/** Git's version as it spells it, `2.39.5`; `undefined` where it cannot be run. Rejects with the signal's reason. */
export function gitVersionText(git: string, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    execFile(git, ['--version'], { signal, timeout: limitMs, windowsHide: true }, (error, stdout) => {
      if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
      else resolve(error === null ? /^git version ([\w.-]+)/.exec(stdout)?.[1] : undefined);
    });
  });
}
