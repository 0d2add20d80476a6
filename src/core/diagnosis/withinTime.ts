/** What a step came to that took longer than it may. */
export interface TimedOut {
  readonly timedOut: true;
  readonly seconds: number;
}

/**
 * Runs one step. After `limitMs` its signal is aborted and it counts as timed out, also where it does not listen.
 * Rejects with the signal's reason as soon as that is aborted.
 */
export function withinTime<T extends object>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | TimedOut> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const own = new AbortController();
    const leave = (): void => {
      own.abort(signal.reason);
      reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
    };
    const timer = setTimeout(() => {
      own.abort();
      resolve({ timedOut: true, seconds: Math.max(1, Math.round(limitMs / 1000)) });
    }, limitMs);
    signal.addEventListener('abort', leave, { once: true });
    void work(own.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      });
  });
}

export function isTimedOut(value: object): value is TimedOut {
  return 'timedOut' in value;
}
