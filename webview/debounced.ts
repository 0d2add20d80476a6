/** Something that is done once when calls of it have ceased. */
export interface Debounced {
  (): void;
  /** Does at once what is due. */
  readonly flush: () => void;
  /** Forgets what is due. */
  readonly cancel: () => void;
}

/** @param wait after the latest call, in ms */
export function debounced(wait: number, run: () => void): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = (): void => {
    timer = undefined;
    run();
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(due, wait);
  };
  const flush = (): void => {
    if (timer === undefined) return;
    cancel();
    run();
  };
  return Object.assign(schedule, { flush, cancel });
}
