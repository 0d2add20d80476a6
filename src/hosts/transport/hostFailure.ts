import type { HostError } from '../../core/host/hostError';
import { ok, fail, type Result } from '../../shared/result';

/**
 * Carries a `HostError` through the libraries, which know failure only as a throw. It is thrown in the transport
 * and the decoders and turned back into a value by `attempt`; nothing outside `src/hosts` meets it.
 */
export class HostFailure extends Error {
  constructor(readonly error: HostError) {
    super(`The host failed: ${error.kind}`);
    this.name = 'HostFailure';
  }
}

/** The failure in an error or among its causes: libraries wrap what their transport throws. */
export function failureIn(error: unknown): HostError | undefined {
  let link = error;
  for (let depth = 0; depth < 5 && link instanceof Error; depth += 1) {
    if (link instanceof HostFailure) return link.error;
    link = link.cause;
  }
  return undefined;
}

/** Runs calls to a host: a failure of the host becomes a value, an abort rejects with the signal's reason. */
export async function attempt<T>(signal: AbortSignal, work: () => Promise<T>): Promise<Result<T, HostError>> {
  try {
    signal.throwIfAborted();
    return ok(await work());
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return fail(failure);
  }
}

/** What a call gave or, as a value, why the host failed; anything else is thrown on. */
export function settle<T>(call: Promise<T>): Promise<Result<T, HostError>> {
  return call.then(ok, (error: unknown) => {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return fail(failure);
  });
}

/** The value, or the failure as a throw on its way to `attempt`. */
export function unwrap<T>(result: Result<T, HostError>): T {
  if (!result.ok) throw new HostFailure(result.error);
  return result.value;
}
