import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface ChildProgram {
  readonly process: ChildProcess;
  /** The next thing that it tells; rejects where it ends instead. */
  next(): Promise<unknown>;
  /** Its exit code, or the signal that ended it, once all that it told has arrived. */
  readonly ended: Promise<number | string>;
}

/** Starts a program of the torture. What it is to know it is told in a message: nothing secret is in its arguments. */
export function startChild(programs: string, name: string, told: object): ChildProgram {
  const child = fork(join(programs, `${name}.mjs`), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const arrived: unknown[] = [];
  let waiting:
    { readonly resolve: (value: unknown) => void; readonly reject: (cause: Error) => void } | undefined;
  let over = false;
  child.on('message', (message) => {
    if (waiting === undefined) arrived.push(message);
    else waiting.resolve(message);
    waiting = undefined;
  });
  const silent = new Promise((resolve) => child.once('disconnect', resolve));
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      void silent.then(() => {
        over = true;
        waiting?.reject(new Error(`${name} ended with ${String(code ?? signal)}`));
        resolve(code ?? signal ?? 'gone');
      });
    });
  });
  child.send(told);
  return {
    process: child,
    ended,
    next() {
      if (arrived.length > 0) return Promise.resolve(arrived.shift());
      if (over) return Promise.reject(new Error(`${name} has ended`));
      return new Promise((resolve, reject) => (waiting = { resolve, reject }));
    },
  };
}

/** What the program was told, in the program, which ends when nobody is there to be told anything. */
export function told(): Promise<unknown> {
  process.once('disconnect', () => process.exit());
  return new Promise((resolve) => process.once('message', resolve));
}

/** Tells, and resolves when it is on its way. */
export function tell(message: object | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (cause: Error | null) => {
      if (cause === null) resolve();
      else reject(cause);
    });
  });
}
