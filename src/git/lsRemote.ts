import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../shared/result';
import type { Environment } from './gitEnvironment';
import { readGitFailure, type GitFailure } from './gitFailure';

export interface LsRemoteOptions {
  /** Absolute path of Git. */
  readonly git: string;
  readonly url: string;
  /** The whole environment, our include entry with it. */
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

const stderrLimit = 64 * 1024;

/**
 * Asks a repository for its branches with the credential that Git would get, and with no prompt.
 * Rejects with the signal's reason when aborted; Git and all that it started have then been told to end.
 */
export async function lsRemote(
  options: LsRemoteOptions,
): Promise<Result<{ readonly heads: number }, GitFailure>> {
  options.signal.throwIfAborted();
  const directory = await mkdtemp(join(tmpdir(), 'git-providers-test-'));
  try {
    options.signal.throwIfAborted();
    return await runIn(directory, options);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function runIn(
  directory: string,
  options: LsRemoteOptions,
): Promise<Result<{ readonly heads: number }, GitFailure>> {
  const child = spawn(options.git, ['ls-remote', '--heads', '--', options.url], {
    cwd: directory,
    env: quietEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const output = collect(child);
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', aborted);
      finish();
    };
    const aborted = (): void => {
      endGroup(child.pid);
      settle(() => {
        reject(options.signal.reason instanceof Error ? options.signal.reason : new Error('Aborted'));
      });
    };
    const timer = setTimeout(() => {
      endGroup(child.pid);
      settle(() => {
        resolve(fail({ kind: 'timedOut', said: '' }));
      });
    }, options.timeoutMs);
    options.signal.addEventListener('abort', aborted);
    child.once('error', () => {
      settle(() => {
        resolve(fail({ kind: 'gitMissing', said: '' }));
      });
    });
    child.once('close', (code) => {
      settle(() => {
        resolve(code === 0 ? ok({ heads: output.heads() }) : fail(readGitFailure(output.stderr())));
      });
    });
  });
}

/** No prompt of any kind, English words, no repository around, no transport but HTTP, no trace in the output. */
function quietEnvironment(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(
    ([name]) => !/^GIT_(TRACE|CURL_VERBOSE|DIR$|WORK_TREE$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_ALLOW_PROTOCOL: 'https:http',
    GIT_CEILING_DIRECTORIES: tmpdir(),
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

/** Counts branches as they come, because a large repository has many; keeps the end of what Git says. */
function collect(child: ChildProcessByStdio<null, Readable, Readable>): {
  readonly heads: () => number;
  readonly stderr: () => string;
} {
  let heads = 0;
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) heads += 1;
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-stderrLimit);
  });
  return { heads: () => heads, stderr: () => stderr };
}

/** Git's transport and the credential helper run in Git's own process group. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const system = process.env['SystemRoot'] ?? 'C:\\Windows';
    spawn(join(system, 'System32', 'taskkill.exe'), ['/T', '/F', '/PID', String(pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
