import pLimit, { type LimitFunction } from 'p-limit';

/** The queue of all requests to an origin, whichever provider they are for. */
export type OriginQueues = (origin: string) => LimitFunction;

/** `atOnce`: requests that are under way together, for each origin. */
export function createOriginQueues(atOnce: number): OriginQueues {
  const queues = new Map<string, LimitFunction>();
  return (origin) => {
    const queue = queues.get(origin) ?? pLimit(atOnce);
    queues.set(origin, queue);
    return queue;
  };
}
