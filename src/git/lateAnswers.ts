import { randomBytes } from 'node:crypto';
import type { Reply } from './brokerProtocol';

/** Before the ticket, in the body of a `wait`. Not a key of Git's, and the helper drops it. */
export const ticketKey = 'wait=';

/** Milliseconds that an answer is kept for a helper that has stopped asking for it. */
const keptFor = 5_000;

/**
 * Answers that are not there yet, because somebody is being asked. The helper gets a ticket at once and comes back
 * with it: so every response is a sign of life, and a window that hangs is told from one that waits for its user.
 */
export interface LateAnswers {
  /** What `work` gives, or a ticket when that takes longer than `patience` milliseconds. */
  begin(work: Promise<Reply>, patience: number): Promise<Reply>;
  /** The same for the work behind a ticket, which counts once. `declined` where it is not known, or not any more. */
  resume(ticket: string, patience: number): Promise<Reply>;
}

export function createLateAnswers(): LateAnswers {
  const kept = new Map<string, { readonly work: Promise<Reply>; readonly forget: NodeJS.Timeout }>();
  const begin = async (work: Promise<Reply>, patience: number): Promise<Reply> => {
    const answer = await within(work, patience);
    if (answer !== undefined) return answer;
    const ticket = randomBytes(16).toString('hex');
    const forget = setTimeout(() => kept.delete(ticket), keptFor).unref();
    kept.set(ticket, { work, forget });
    return { kind: 'wait', body: `${ticketKey}${ticket}\n` };
  };
  return {
    begin,
    resume(ticket, patience) {
      const found = kept.get(ticket);
      if (found === undefined) return Promise.resolve({ kind: 'declined', body: '' });
      clearTimeout(found.forget);
      kept.delete(ticket);
      return begin(found.work, patience);
    },
  };
}

/** `undefined` when time is up first. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
