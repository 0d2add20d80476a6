import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import type { BenchContext } from './benchContext';
import { requestCounts, startedHosts, type HostOrder, type StartedHost } from './hostOrder';

/** Practice hosts on the other side of a process boundary. */
export interface HostProcess {
  /** In the order in which they were asked for. */
  readonly hosts: readonly StartedHost[];
  /** Requests to all of them since the last look. */
  countRequests(): Promise<number>;
  close(): Promise<void>;
}

export async function startHostProcess(
  { hostProgram }: Pick<BenchContext, 'hostProgram'>,
  order: HostOrder,
): Promise<HostProcess> {
  const child = fork(hostProgram, [JSON.stringify(order)], { execArgv: [] });
  const hosts = v.parse(startedHosts, await messageOf(child));
  return {
    hosts,
    async countRequests() {
      const answer = messageOf(child);
      child.send('count');
      return v.parse(requestCounts, await answer).reduce((sum, count) => sum + count, 0);
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`The practice hosts ended with ${code}`));
    };
    child.once('exit', ended);
    child.once('message', (message: unknown) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
