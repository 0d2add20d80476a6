import type { Ending } from '../../shared/emitter';

export interface Bursts extends Ending {
  /** There is something to do. */
  poke(): void;
}

/** Milliseconds in which what comes together is gathered. */
const gatherMs = 50;

/**
 * Does `work` once for many pokes: soon after the first one, never twice at once, and at most every `pauseMs`. A poke
 * during the work has it done once more.
 *
 * @param work must not reject
 */
export function inBursts(work: () => Promise<void>, pauseMs: number): Bursts {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let ended = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    running = true;
    last = Date.now();
    await work();
    running = false;
    if (again) poke();
  };
  function poke(): void {
    again = running;
    if (ended || running || timer !== undefined) return;
    const wait = Math.max(gatherMs, last + pauseMs - Date.now());
    timer = setTimeout(() => void run(), wait);
  }
  return {
    poke,
    dispose: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}
