import type { LimitFunction } from 'p-limit';
import { asError } from './clock';

/** Runs `work` when the queue has room. Whoever aborts leaves at once, whatever the others do. */
export function whenFree<T>(queue: LimitFunction, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(asError(signal.reason));
    };
    signal.addEventListener('abort', leave, { once: true });
    queue(() => {
      signal.throwIfAborted();
      return work();
    })
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', leave);
      });
  });
}

/**
 * Gives `work` a signal that is aborted after `ms` milliseconds too, and throws what `late` makes when that was why
 * it failed. The timer does not outlive the work.
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  ms: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, ms);
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw deadline.signal.aborted ? late() : error;
  } finally {
    clearTimeout(timer);
  }
}
