import type { LogOutputChannel } from 'vscode';
import type { Ending } from '../shared/emitter';
import type { OnlookersParts } from './onlookers';

/** Loads, once activation is over, what only looks on. */
export function lookOn(parts: OnlookersParts & { readonly log: LogOutputChannel }): Ending {
  let started: Ending | undefined;
  let disposed = false;
  const isDisposed = (): boolean => disposed;
  const start = async (): Promise<void> => {
    const { startOnlookers } = await import('./onlookers');
    if (!isDisposed()) started = startOnlookers(parts);
  };
  const timer = setImmediate(() => {
    start().catch((cause: unknown) => {
      parts.log.error('The log cannot follow what happens', String(cause));
    });
  });
  return {
    dispose: () => {
      disposed = true;
      clearImmediate(timer);
      started?.dispose();
    },
  };
}
