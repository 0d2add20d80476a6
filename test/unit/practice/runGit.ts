import { spawn } from 'node:child_process';

export interface GitOutcome {
  readonly code: number | null;
  readonly output: string;
}

export interface GitLogin {
  readonly username: string;
  readonly token: string;
}

/** Runs the real Git with no configuration but a helper that answers with `login`; it never prompts. */
export function runGit(args: readonly string[], login?: GitLogin, directory?: string): Promise<GitOutcome> {
  const helper =
    '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$LOGIN_NAME" "$LOGIN_TOKEN"; }; f';
  const config = login === undefined ? [] : ['-c', `credential.helper=${helper}`];
  const env = {
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Alice',
    GIT_AUTHOR_EMAIL: 'alice@acme.example',
    GIT_COMMITTER_NAME: 'Alice',
    GIT_COMMITTER_EMAIL: 'alice@acme.example',
    LOGIN_NAME: login?.username,
    LOGIN_TOKEN: login?.token,
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...config, ...args], { cwd: directory, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
