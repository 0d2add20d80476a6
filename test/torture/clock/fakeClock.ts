/** The clock on the wall, as this process sees it. Timers and `performance.now` go on as ever. */
export interface FakeClock {
  /** Milliseconds by which it is ahead of the machine's; every jump begins from there. */
  jump(ms: number): void;
  now(): number;
  /** As the machine has it. */
  reset(): void;
}

/** Stands in for `Date.now` while `work` runs. Files keep the machine's time, as a clock that is set does to them. */
export async function withClock<T>(work: (clock: FakeClock) => Promise<T>): Promise<T> {
  const machine = Date.now;
  let ahead = 0;
  Date.now = () => machine() + ahead;
  try {
    return await work({
      jump: (ms) => (ahead += ms),
      now: () => machine() + ahead,
      reset: () => (ahead = 0),
    });
  } finally {
    Date.now = machine;
  }
}
