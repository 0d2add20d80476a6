import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Runs a program to its end, and until nothing holds its output any more. */
export function runProgram(
  program: string,
  words: readonly string[],
  options: { env: Record<string, string | undefined>; input?: string | Buffer; cwd?: string },
): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env: options.env, cwd: options.cwd, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr, milliseconds: performance.now() - begun });
    });
    child.stdin.end(options.input ?? '');
  });
}
