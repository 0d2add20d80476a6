import type { HostAnswer } from './answer';
import { asError } from './clock';
import type { Courier } from './courier';

/**
 * A courier that asks nothing twice: equal GETs share one request and its answer, failures included. A request is
 * given up when nobody waits for it any more, and then asked anew by whoever comes next; one that changes something
 * makes all answers old.
 */
export function rememberAnswers(courier: Courier): Courier {
  const known = new Map<string, SharedAnswer>();
  return (request, signal) => {
    if (request.method !== 'GET') {
      known.clear();
      return courier(request, signal);
    }
    if (request.fresh === true) return courier(request, signal);
    const key = JSON.stringify([request.url.href, request.anonymous, request.headers]);
    const shared =
      known.get(key) ??
      share(
        (own) => courier(request, own),
        () => known.delete(key),
      );
    known.set(key, shared);
    return shared(signal);
  };
}

type SharedAnswer = (signal: AbortSignal) => Promise<HostAnswer>;

function share(ask: SharedAnswer, abandoned: () => void): SharedAnswer {
  const controller = new AbortController();
  let waiting = 0;
  let settled = false;
  const answer = ask(controller.signal).finally(() => {
    settled = true;
  });
  // Whoever waits hears of a failure; when nobody does, there is nothing to tell.
  answer.catch(() => undefined);
  return (signal) => {
    signal.throwIfAborted();
    waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting -= 1;
        reject(asError(signal.reason));
        if (waiting > 0 || settled) return;
        abandoned();
        controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      answer.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', leave);
      });
    });
  };
}
