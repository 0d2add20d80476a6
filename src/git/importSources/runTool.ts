import { spawn, type ChildProcess } from 'node:child_process';
import type { Environment } from '../gitEnvironment';

export interface ToolRun {
  /** Absolute path. */
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Environment;
  /** Where it runs: never in a folder whose contents come from others. */
  readonly directory: string;
  readonly input?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Bytes of output that are read; a login has a few hundred. */
const outputLimit = 64 * 1024;

/**
 * What a program prints, or `undefined` where it fails, takes too long or prints too much. What it writes to stderr is
 * thrown away unread. Rejects with the signal's reason when aborted; the program has then been told to end.
 */
export function runTool(run: ToolRun): Promise<string | undefined> {
  const { program, words, environment, directory, input, timeoutMs, signal } = run;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(program, [...words], {
      cwd: directory,
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'ignore'],
      // A group of its own, so that what it starts, such as Git's helpers, ends with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      finish();
    };
    const give = (output: string | undefined): void => {
      settle(() => {
        resolve(output);
      });
    };
    const aborted = (): void => {
      endGroup(child);
      settle(() => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
      });
    };
    const timer = setTimeout(() => {
      endGroup(child);
      give(undefined);
    }, timeoutMs);
    signal.addEventListener('abort', aborted);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= outputLimit) chunks.push(chunk);
      else endGroup(child);
    });
    // One that does not read its input has ended before it was written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.once('error', () => {
      give(undefined);
    });
    child.once('close', (code) => {
      give(code === 0 && length <= outputLimit ? Buffer.concat(chunks).toString('utf8') : undefined);
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
