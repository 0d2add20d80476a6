import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export type GitEnvironment = Readonly<Record<string, string | undefined>>;

/** Git that knows nothing of the user who runs the bench. */
export interface LoneGit {
  readonly environment: GitEnvironment;
  /** Runs Git to its end; rejects unless it succeeds. */
  run(words: readonly string[], added?: GitEnvironment, input?: string): Promise<void>;
}

export async function createLoneGit(directory: string): Promise<LoneGit> {
  const home = join(directory, 'home');
  await mkdir(home);
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: directory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
  return {
    environment,
    run: (words, added = {}, input = '') =>
      new Promise((resolve, reject) => {
        const env = { ...environment, ...added };
        const child = spawn('git', words, { env, cwd: home, stdio: ['pipe', 'ignore', 'pipe'] });
        let complaint = '';
        child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
        child.on('error', reject);
        child.on('exit', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`git ${words.join(' ')} ended with ${code}: ${complaint}`));
        });
        // A Git that has no use for it may have ended first.
        child.stdin.on('error', () => undefined);
        child.stdin.end(input);
      }),
  };
}
