import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for two busy cores; a condition that holds earlier ends the wait earlier. */
export const patience = 30_000;

/**
 * Asks `probe` until it answers with something, and gives that. An error of the probe counts as "not yet". When time
 * is up it rejects with `what` was waited for, what `seen` tells, and the probe's last error.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  options: { readonly timeout?: number; readonly seen?: () => unknown } = {},
): Promise<T> {
  const { timeout = patience, seen } = options;
  const deadline = Date.now() + timeout;
  let lastError: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await sleep(50);
  } while (Date.now() < deadline);
  const details = seen === undefined ? '' : `; seen: ${JSON.stringify(await seen())}`;
  throw new Error(`Waited ${String(timeout)} ms in vain for ${what}${details}`, { cause: lastError });
}
