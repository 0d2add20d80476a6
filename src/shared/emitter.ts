/** Has an end. Fits VS Code's `Disposable`. */
export interface Ending {
  dispose(): void;
}

/** Calls `listener` at each occurrence until the returned object is disposed. Fits VS Code's `Event`. */
export type Subscribe<T> = (listener: (value: T) => void) => Ending;

export interface Emitter<T> {
  readonly event: Subscribe<T>;
  fire(value: T): void;
}

export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>();
  return {
    event: (call) => {
      const entry = { call };
      listeners.add(entry);
      return { dispose: () => void listeners.delete(entry) };
    },
    fire: (value) => {
      for (const { call } of [...listeners]) call(value);
    },
  };
}
