import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and answers with its exit code; with `quiet`, its output is kept back and given in
 * the error. A program that cannot be started rejects; with `check`, so does an exit code other than 0.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, check?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const { quiet = false, check = true, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...rest,
      stdio: ['ignore', ...(quiet ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const exit = code ?? (signal === 'SIGINT' ? 130 : 1);
      if (check && exit !== 0)
        reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? exit}\n${output}`));
      else resolve({ code: exit, output });
    });
  });
}
